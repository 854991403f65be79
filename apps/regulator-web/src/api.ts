import { createRegulatorClient, type RegulatorClient } from '@probity/regulator-api-client';
import { createContext, useContext } from 'react';

/** The one client of the page: pages take it from {@link useApi} and never call `fetch`. */
export const ApiContext = createContext<RegulatorClient>(createRegulatorClient({ url: '' }));

/** The API as the signed-in person may use it; calls throw `ApiProblem` and `ApiUnreachable`. */
export function useApi(): RegulatorClient {
  return useContext(ApiContext);
}
