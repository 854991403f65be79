import { dateWords, StateMark } from '@probity/shared-web-ui';
import { Fragment, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { cellFigure, cellWords, type Cell } from './cell-words.js';
import { PortalLink } from '../../shell/portal-link.js';
import styles from './coverage-matrix.module.css';
import { move, type Place } from './grid-moves.js';
import type { Overview } from './overview-data.js';

/**
 * Bank ▸ ledger line × day. One cell takes part in the order of Tab; arrow keys go on from it. The newest days are in view first, the
 * older ones are reached by scrolling.
 */
export function CoverageMatrix({ data, onOpen }: { readonly data: Overview; readonly onOpen: (bankId: string, date: string) => void }): ReactElement {
  const { dates, banks } = data;
  const rows = banks.flatMap((bank) => bank.lines.map((line) => ({ bank, line })));
  const [place, setPlace] = useState<Place>({ row: 0, column: dates.length - 1 });
  const scroller = useRef<HTMLDivElement>(null);
  const cells = useRef(new Map<string, HTMLElement>());

  useLayoutEffect(() => {
    scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, [dates.length]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = move(place, event, { rows: rows.length, columns: dates.length });
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next);
    cells.current.get(`${next.row}/${next.column}`)?.focus();
  };

  let row = -1;
  return (
    <div className={styles.scroller} ref={scroller}>
      <table className={styles.grid} role="grid" aria-label="Coverage by ledger line and day" aria-rowcount={rows.length + 1} aria-colcount={dates.length + 1} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>Ledger line</th>
            {dates.map((date, index) => <th key={date} scope="col" className={styles.date} aria-label={dateWords(date)}><DateHead date={date} withMonth={index === 0 || date.endsWith('-01')} /></th>)}
          </tr>
        </thead>
        <tbody>
          {banks.map((bank) => (
            <Fragment key={bank.bankId}>
              <tr className={styles.bank}>
                <th scope="rowgroup" className={styles.name}><PortalLink to={`/banks/${bank.bankId}`}>{bank.name}</PortalLink></th>
                <td colSpan={dates.length}>{bank.lines.length === 0 ? 'No ledger line is registered.' : ''}</td>
              </tr>
              {bank.lines.map((line) => {
                row += 1;
                const at = row;
                return (
                  <tr key={line.code}>
                    <th scope="row" className={styles.name}>{line.name} <span className={styles.currency}>{line.currency}</span></th>
                    {line.cells.map((cell, column) => {
                      const words = cellWords(line.name, dates[column]!, cell);
                      return (
                        <td key={dates[column]} role="gridcell" className={styles.cell}>
                          <button
                            type="button" ref={(element) => { if (element !== null) cells.current.set(`${at}/${column}`, element); }}
                            className={styles.open} tabIndex={place.row === at && place.column === column ? 0 : -1} title={words} aria-disabled={cell === null || undefined}
                            onFocus={() => setPlace({ row: at, column })} onClick={() => cell !== null && onOpen(bank.bankId, dates[column]!)}
                          >
                            <span className="visually-hidden">{words}</span>
                            <Content cell={cell} />
                          </button>
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Content({ cell }: { readonly cell: Cell | null }): ReactElement {
  if (cell === null) return <span className={styles.none} aria-hidden="true">·</span>;
  return (
    <>
      <StateMark state={cell.state} />
      <span className={styles.figure} aria-hidden="true">{cellFigure(cell)}</span>
    </>
  );
}

function DateHead({ date, withMonth }: { readonly date: string; readonly withMonth: boolean }): ReactElement {
  const [weekday, day, month] = dateWords(date).split(' ');
  return (
    <span aria-hidden="true">
      <span className={styles.month}>{withMonth ? month : weekday?.slice(0, 2)}</span>
      {day}
    </span>
  );
}
