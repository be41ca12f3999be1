import { dependsOnIdentity, type ExperienceDefinition } from '@facet/engine';
import { useQuery } from '@tanstack/react-query';
import { connectionQuery } from '../../../lib/klaviyo/get-connection.ts';
import { useEditor } from './editor-context.tsx';
import { KlaviyoTrouble } from './klaviyo-trouble.tsx';

type Props = {
  readonly definition: ExperienceDefinition;
  /** Whether the page says by itself that Klaviyo was never connected: then only other trouble is told. */
  readonly saysUnconnected: boolean;
};

/** Says that an experience waits for Klaviyo, where Klaviyo does not tell who is in a segment. */
export function KlaviyoMissing({ definition, saysUnconnected }: Props) {
  const { storeId } = useEditor();
  const { data } = useQuery(connectionQuery(storeId));
  if (data === undefined || dependsOnIdentity(definition) === 'never') return null;
  if (saysUnconnected && data.state === 'not_connected') return null;
  return <KlaviyoTrouble connection={data} />;
}
