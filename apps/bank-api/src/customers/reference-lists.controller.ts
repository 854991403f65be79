import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { mergeRulesSchema, MergeRulesEntity, putMergeRules, type MergeRules } from '@probity/bank-batches';
import { effective } from '@probity/bank-governance';
import { CurrencyTableEntity, FxTableEntity, putCurrencyTable, putRiskList, RiskListEntity } from '@probity/bank-intake';
import {
  COUNTRIES, currencyTableSchema, EXAMPLE_COUNTRY_RISK, ISO_CURRENCIES, riskListSchema, type Country, type Currency, type CurrencyTable, type FxTable, type RiskList,
} from '@probity/bank-transactions';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { DataSource } from 'typeorm';

/** Versions shown of a list. */
const VERSIONS = 400;

interface Version<T> {
  readonly version: string;
  readonly validFrom: string;
  readonly sha256: string;
  readonly actor: string;
  readonly document: T;
}

interface PutList {
  readonly id: string;
  readonly sha256: string;
}

/** Lists in versions. What was put waits for approval, and is followed by later ones, never changed. */
@Controller('reference')
@RequirePermission('reference:read')
export class ReferenceListsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('countries')
  @ApiOperation({ summary: 'Countries of ISO 3166-1: two letters and number.' })
  countries(): readonly Country[] {
    return COUNTRIES;
  }

  @Put('risk-lists')
  @ApiOperation({ summary: 'Put a list of risk classes of countries; those not listed are 0. It holds from its first day on.' })
  @ApiBody({ schema: openApiSchema(riskListSchema) })
  @RequirePermission('reference:write')
  async putRiskList(@Body(new ZodPipe(riskListSchema)) body: RiskList, @CurrentActor() actor: Actor): Promise<PutList> {
    const { id, sha256 } = await putRiskList(this.dataSource.manager, body, actor.id);
    return { id, sha256 };
  }

  @Get('risk-lists')
  @ApiOperation({ summary: 'Lists of risk classes that were approved, latest first, and the example that holds before the first.' })
  async riskLists(): Promise<{ versions: Version<RiskList>[]; example: typeof EXAMPLE_COUNTRY_RISK }> {
    const versions = await effective(this.dataSource.manager, RiskListEntity).orderBy('row.validFrom', 'DESC').limit(VERSIONS).getMany();
    return { versions: versions.map(versionOf), example: EXAMPLE_COUNTRY_RISK };
  }

  @Put('currencies')
  @ApiOperation({ summary: 'Put a table of currencies with the minor digits in which amounts are counted. FX tables must agree with it.' })
  @ApiBody({ schema: openApiSchema(currencyTableSchema) })
  @RequirePermission('reference:write')
  async putCurrencies(@Body(new ZodPipe(currencyTableSchema)) body: CurrencyTable, @CurrentActor() actor: Actor): Promise<PutList> {
    const { id, sha256 } = await putCurrencyTable(this.dataSource.manager, body, actor.id);
    return { id, sha256 };
  }

  @Get('currencies')
  @ApiOperation({ summary: 'Tables of currencies that were approved, latest first, and those of ISO 4217.' })
  async currencies(): Promise<{ versions: Version<CurrencyTable>[]; iso: readonly Currency[] }> {
    const versions = await effective(this.dataSource.manager, CurrencyTableEntity).orderBy('row.validFrom', 'DESC').limit(VERSIONS).getMany();
    return { versions: versions.map(versionOf), iso: ISO_CURRENCIES };
  }

  @Put('merge-rules')
  @ApiOperation({ summary: 'Put the rules by which alerts of a business date are merged. They hold from their first day on; no rules: every alert is raised.' })
  @ApiBody({ schema: openApiSchema(mergeRulesSchema) })
  @RequirePermission('reference:write')
  async putMergeRules(@Body(new ZodPipe(mergeRulesSchema)) body: MergeRules, @CurrentActor() actor: Actor): Promise<Pick<PutList, 'id'>> {
    const { id } = await putMergeRules(this.dataSource.manager, body, actor.id);
    return { id };
  }

  @Get('merge-rules')
  @ApiOperation({ summary: 'Merge rules that were approved, latest first.' })
  async mergeRules(): Promise<{ actor: string; document: MergeRules }[]> {
    const versions = await effective(this.dataSource.manager, MergeRulesEntity).orderBy('row.validFrom', 'DESC').limit(VERSIONS).getMany();
    return versions.map(({ actor, document }) => ({ actor, document }));
  }

  @Get('fx')
  @ApiOperation({ summary: 'FX tables that were approved, latest first, with the digest that headers name.' })
  async fx(): Promise<{ date: string; digest: string; actor: string; document: FxTable }[]> {
    const tables = await effective(this.dataSource.manager, FxTableEntity).orderBy('row.date', 'DESC').limit(VERSIONS).getMany();
    return tables.map(({ date, digest, actor, document }) => ({ date, digest: digest.toString(), actor, document }));
  }
}

function versionOf<T>({ version, validFrom, sha256, actor, document }: Version<T>): Version<T> {
  return { version, validFrom, sha256, actor, document };
}
