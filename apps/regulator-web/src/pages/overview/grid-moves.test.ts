import assert from 'node:assert/strict';
import { test } from 'node:test';
import { move } from './grid-moves.js';

test('arrow keys move by one and stay in the grid; Home and End go along the row, with Control to its corners', () => {
  const size = { rows: 3, columns: 5 };
  const at = (row: number, column: number): { row: number; column: number } => ({ row, column });
  assert.deepEqual(move(at(1, 1), { key: 'ArrowRight', ctrlKey: false }, size), at(1, 2));
  assert.deepEqual(move(at(1, 4), { key: 'ArrowRight', ctrlKey: false }, size), at(1, 4));
  assert.deepEqual(move(at(0, 0), { key: 'ArrowUp', ctrlKey: false }, size), at(0, 0));
  assert.deepEqual(move(at(0, 2), { key: 'ArrowDown', ctrlKey: false }, size), at(1, 2));
  assert.deepEqual(move(at(1, 2), { key: 'Home', ctrlKey: false }, size), at(1, 0));
  assert.deepEqual(move(at(1, 2), { key: 'End', ctrlKey: true }, size), at(2, 4));
  assert.deepEqual(move(at(2, 2), { key: 'Home', ctrlKey: true }, size), at(0, 0));
  assert.deepEqual(move(at(1, 2), { key: 'PageUp', ctrlKey: false }, size), at(1, 0));
  assert.equal(move(at(1, 2), { key: 'a', ctrlKey: false }, size), undefined);
});
