export type { AttentionItem, Matter } from './attention.js';
export type { Change, ChangeKind } from './changes.js';
export type { LineSum, Tally } from './coverage.js';
export type { DayStatus } from './days.js';
export type { Figure, FigureName } from './figures.js';
export type { Frame, FrameBank } from './frame.js';
export type { BankOverview, Cell, DayCounts, DayDetail, LineRow, Overview } from './overview.js';
export { OverviewService, type OverviewErrorCode } from './overview.service.js';
