export { Report, renderReport, type ReportOptions, type ReportTable } from './report.js';
