import { answer, type components } from '@probity/regulator-api-client';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api.js';

type Schemas = components['schemas'];
export type Overview = Schemas['Overview'];
export type BankOverview = Schemas['BankOverview'];
export type Figure = Schemas['Figure'];
export type DayDetail = Schemas['DayDetail'];

/** The first page, as it is known now or was known on a date. */
export function useOverview(asOf: string | undefined) {
  const api = useApi();
  return useQuery({ queryKey: ['overview', asOf], queryFn: () => answer(api.GET('/overview', { params: { query: asOf === undefined ? {} : { asOf } } })) });
}

/** One day of a bank, opened. */
export function useDay(bankId: string, date: string, asOf: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['overview', 'day', bankId, date, asOf],
    queryFn: () => answer(api.GET('/overview/day', { params: { query: { bankId, date, ...(asOf === undefined ? {} : { asOf }) } } })),
  });
}
