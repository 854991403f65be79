import type { ReactElement, ReactNode } from 'react';
import styles from './table.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: ReactNode;
  /** Figures stand at the right, in digits of one width. */
  readonly numeric?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface TableProps<Row> {
  /** What the table shows; read out, and visible unless `hideCaption`. */
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Shown instead of rows where there are none. */
  readonly empty?: ReactNode;
}

/** A plain table. The first column heads its row. It scrolls sideways by itself where the page is too narrow. */
export function Table<Row>({ caption, hideCaption = false, columns, rows, keyOf, empty }: TableProps<Row>): ReactElement {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.table}>
        <caption className={hideCaption ? 'visually-hidden' : styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, numeric }) => (
              <th key={key} scope="col" className={numeric === true ? styles.numeric : undefined}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && empty !== undefined && (
            <tr>
              <td colSpan={columns.length} className={styles.empty}>{empty}</td>
            </tr>
          )}
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, numeric, cell }, index) =>
                index === 0 ? <th key={key} scope="row">{cell(row)}</th> : <td key={key} className={numeric === true ? styles.numeric : undefined}>{cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
