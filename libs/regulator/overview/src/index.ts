export type { Frame, FrameBank } from './frame.js';
export { OverviewService } from './overview.service.js';
