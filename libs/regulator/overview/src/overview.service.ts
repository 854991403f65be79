import type { BankRegistration } from '@probity/shared-evidence';
import type { Clock } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import type { Frame } from './frame.js';

/** Reads what the portal's first page and the frame around every page show. It reads only. */
export class OverviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Whether this is a sandbox, and the banks that are registered. */
  async frame(): Promise<Frame> {
    const [mode]: { sandbox: boolean }[] = await this.dataSource.query('SELECT sandbox FROM regulator.mode ORDER BY sequence DESC LIMIT 1');
    const banks: { document: BankRegistration }[] = await this.dataSource.query('SELECT document FROM regulator.bank ORDER BY bank_id');
    return {
      now: new Date(this.clock.nowSeconds() * 1000).toISOString(),
      sandbox: mode?.sandbox ?? false,
      banks: banks.map(({ document: { bankId, name, timeZone, startDate } }) => ({ bankId, name, timeZone, startDate })),
    };
  }
}
