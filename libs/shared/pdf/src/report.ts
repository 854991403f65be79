/** Reports as PDF: A4, tagged for screen readers, and the same bytes for the same content. */
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

export interface ReportOptions {
  readonly title: string;
  readonly author: string;
  /** Of the content, not of the printing: two prints of one record are the same file. */
  readonly createdAt: Date;
  /** Left in the footer of every page, beside the page's number. */
  readonly footer: string;
  /** BCP 47. */
  readonly language?: string;
}

export interface ReportTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Widths in shares of the page's; equal ones where left out. */
  readonly widths?: readonly number[];
  /** Columns of figures, set to the right. */
  readonly figures?: readonly number[];
}

const font = (weight: string): string => createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`);
const REGULAR = 'regular';
const BOLD = 'bold';
const INK = '#1a1f26';
const QUIET = '#55606e';
const RULE = '#c4ccd6';
const MARGIN = { top: 54, bottom: 60, left: 54, right: 54 };
const FOOTER_ABOVE_EDGE = 34;

/** Writes one report from top to bottom. Text is set in the order of reading. */
export class Report {
  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly structure: PDFKit.PDFStructureElement,
  ) {}

  title(text: string, subtitle?: string): void {
    this.block('H1', () => this.document.font(BOLD).fontSize(18).fillColor(INK).text(text, { lineGap: 2 }));
    if (subtitle !== undefined) this.block('P', () => this.document.font(REGULAR).fontSize(10).fillColor(QUIET).text(subtitle));
    this.space(10);
  }

  heading(text: string): void {
    this.keepTogether(60);
    this.space(8);
    this.block('H2', () => this.document.font(BOLD).fontSize(12).fillColor(INK).text(text));
    this.space(3);
  }

  paragraph(text: string, { quiet = false }: { readonly quiet?: boolean } = {}): void {
    this.block('P', () => this.document.font(REGULAR).fontSize(9.5).fillColor(quiet ? QUIET : INK).text(text, { lineGap: 1.5 }));
    this.space(4);
  }

  list(items: readonly string[]): void {
    for (const item of items) this.block('P', () => this.document.font(REGULAR).fontSize(9.5).fillColor(INK).text(`•  ${item}`, { lineGap: 1.5, indent: 0 }));
    this.space(4);
  }

  /** Names and what they stand for, a line each; long values (hashes) are broken anywhere. */
  facts(facts: readonly (readonly [name: string, value: string])[]): void {
    this.table({ head: ['', ''], rows: facts.map(([name, value]) => [name, value]), widths: [1, 3] }, { bare: true });
  }

  table({ head, rows, widths, figures = [] }: ReportTable, { bare = false }: { readonly bare?: boolean } = {}): void {
    const { document } = this;
    const width = document.page.width - MARGIN.left - MARGIN.right;
    const shares = widths ?? head.map(() => 1);
    const sum = shares.reduce((a, b) => a + b, 0);
    const columns = shares.map((share) => (share / sum) * width);
    const line = (cells: readonly string[], weight: string, kind: 'TH' | 'TD'): void => {
      document.font(weight).fontSize(8.5).fillColor(kind === 'TH' ? QUIET : INK);
      const height = Math.max(...cells.map((cell, i) => document.heightOfString(cell === '' ? ' ' : cell, { width: columns[i]! - 6 })));
      this.keepTogether(height + 6);
      const top = document.y;
      let left = MARGIN.left;
      cells.forEach((cell, i) => {
        const align = figures.includes(i) ? ('right' as const) : ('left' as const);
        const x = left;
        this.block(kind, () => document.text(cell, x, top + 2, { width: columns[i]! - 6, align }));
        left += columns[i]!;
      });
      document.y = top + height + 5;
      document.x = MARGIN.left;
      document.moveTo(MARGIN.left, document.y).lineTo(MARGIN.left + width, document.y).lineWidth(0.4).strokeColor(RULE).stroke();
      document.y += 1;
    };
    if (!bare) line(head, BOLD, 'TH');
    for (const row of rows) line(row.map(breakable), REGULAR, 'TD');
    this.space(6);
  }

  pageBreak(): void {
    this.document.addPage();
  }

  private space(points: number): void {
    this.document.y += points;
  }

  /** Begins a page where what follows would not fit on this one. */
  private keepTogether(height: number): void {
    if (this.document.y + height > this.document.page.height - MARGIN.bottom) this.document.addPage();
  }

  private block(kind: string, draw: () => void): void {
    this.structure.add(this.document.struct(kind, {}, draw));
  }
}

/** Zero-width spaces into runs without a place to break: a hash would run out of its column. */
const breakable = (text: string): string => text.replace(/[^\s]{24}(?=[^\s])/g, '$&\u200b');

/** The bytes of a report. @throws what `write` throws */
export async function renderReport(options: ReportOptions, write: (report: Report) => void): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4', margins: MARGIN, bufferPages: true, tagged: true, lang: options.language ?? 'en-GB', displayTitle: true, pdfVersion: '1.7', subset: 'PDF/A-3a',
    info: { Title: options.title, Author: options.author, Creator: 'Probity', Producer: 'Probity', CreationDate: options.createdAt, ModDate: options.createdAt },
    font: font('400Regular'),
  });
  const bytes = buffer(document);
  document.registerFont(REGULAR, font('400Regular')).registerFont(BOLD, font('700Bold'));
  const structure = document.struct('Document');
  document.addStructure(structure);
  write(new Report(document, structure));
  structure.end();
  addFooters(document, options.footer);
  document.end();
  return bytes;
}

function addFooters(document: PDFKit.PDFDocument, footer: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    // Text below the margin would begin a new page.
    document.page.margins.bottom = 0;
    const y = document.page.height - FOOTER_ABOVE_EDGE;
    const width = document.page.width - MARGIN.left - MARGIN.right;
    document.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    document.font(REGULAR).fontSize(7.5).fillColor(QUIET).text(footer, MARGIN.left, y, { width: width - 60, lineBreak: false, ellipsis: true, height: 10 });
    document.text(`${page - start + 1} / ${count}`, MARGIN.left, y, { width, align: 'right', lineBreak: false });
    document.endMarkedContent();
  }
}
