import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { CircuitEntity } from '@probity/bank-batches';
import { effective } from '@probity/bank-governance';
import { listWorkers, type WorkerView } from '@probity/bank-proving';
import { RequirePermission } from '@probity/shared-platform';
import { DataSource } from 'typeorm';

type CircuitView = Pick<CircuitEntity, 'circuit' | 'role' | 'slots' | 'r1csSha256' | 'wasmSha256' | 'zkeySha256' | 'verifyingKeySha256'>;

/** What proofs are made with: machines and circuits. */
@Controller()
@RequirePermission('batches:read')
export class ProvingController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('workers')
  @ApiOperation({ summary: 'Prover workers of the last days, with what they can and do. Who fell silent is lost.' })
  async workers(): Promise<WorkerView[]> {
    return listWorkers(this.dataSource);
  }

  @Get('circuits')
  @ApiOperation({ summary: 'Registered circuits with their artifacts by hash.' })
  async circuits(): Promise<CircuitView[]> {
    const rows = await effective(this.dataSource.manager, CircuitEntity).orderBy('row.circuit', 'ASC').getMany();
    return rows.map(({ circuit, role, slots, r1csSha256, wasmSha256, zkeySha256, verifyingKeySha256 }) => ({ circuit, role, slots, r1csSha256, wasmSha256, zkeySha256, verifyingKeySha256 }));
  }
}
