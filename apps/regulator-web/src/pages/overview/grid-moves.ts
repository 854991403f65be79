/** A place in a grid, from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Columns of a week: PageUp and PageDown go by them. */
const WEEK = 7;

/**
 * Where a key leads in a grid, as the ARIA practices say: arrows by one, Home and End along the row, with Control to the corners.
 * @returns undefined for a key that moves nothing
 */
export function move({ row, column }: Place, { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean }, size: { readonly rows: number; readonly columns: number }): Place | undefined {
  const within = (to: Place): Place => ({ row: Math.min(Math.max(to.row, 0), size.rows - 1), column: Math.min(Math.max(to.column, 0), size.columns - 1) });
  switch (key) {
    case 'ArrowLeft': return within({ row, column: column - 1 });
    case 'ArrowRight': return within({ row, column: column + 1 });
    case 'ArrowUp': return within({ row: row - 1, column });
    case 'ArrowDown': return within({ row: row + 1, column });
    case 'PageUp': return within({ row, column: column - WEEK });
    case 'PageDown': return within({ row, column: column + WEEK });
    case 'Home': return within({ row: ctrlKey ? 0 : row, column: 0 });
    case 'End': return within({ row: ctrlKey ? size.rows - 1 : row, column: size.columns - 1 });
    default: return undefined;
  }
}
