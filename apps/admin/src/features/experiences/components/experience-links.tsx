import type { ExperienceName } from '@facet/protocol';
import { Fragment } from 'react';
import { TextLink } from '../../../ui/link-components.tsx';
import { useEditor } from './editor-context.tsx';

/** Experiences by their names, each with the way to it. */
export function ExperienceLinks({ experiences }: { readonly experiences: readonly ExperienceName[] }) {
  const { storeId } = useEditor();
  return experiences.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index === 0 ? '' : ', '}
      <TextLink
        inherit
        underline="always"
        to="/stores/$storeId/experiences/$experienceId"
        params={{ storeId, experienceId: id }}
      >
        <bdi>{name}</bdi>
      </TextLink>
    </Fragment>
  ));
}
