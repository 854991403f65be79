import { answer, type components } from '@probity/regulator-api-client';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api.js';

export type InspectedHeader = components['schemas']['InspectedHeader'];

/** Every batch of a business date. */
export function useHeaders(bankId: string, date: string, asOf: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['day', bankId, date, asOf],
    queryFn: () => answer(api.GET('/banks/{bankId}/days/{date}', { params: { path: { bankId, date }, query: asOf === undefined ? {} : { asOf } } })),
  });
}
