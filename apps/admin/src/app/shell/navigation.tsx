import { Link } from '@tanstack/react-router';
import {
  IconCode,
  IconFlask,
  IconHistory,
  IconHome,
  IconPlug,
  IconReceipt,
  IconSettings,
  IconUserSearch,
  IconUsersGroup,
} from '../../ui/icons.ts';
import classes from './shell.module.css';

const items = [
  { to: '/stores/$storeId/home', label: 'Home', Icon: IconHome },
  { to: '/stores/$storeId/experiences', label: 'Experiences', Icon: IconFlask },
  { to: '/stores/$storeId/segments', label: 'Segments', Icon: IconUsersGroup },
  { to: '/stores/$storeId/events', label: 'Events', Icon: IconReceipt },
  { to: '/stores/$storeId/integrations', label: 'Integrations', Icon: IconPlug },
  { to: '/stores/$storeId/inspect', label: 'Inspect visitor', Icon: IconUserSearch },
  { to: '/stores/$storeId/install', label: 'Install', Icon: IconCode },
  { to: '/stores/$storeId/activity', label: 'Activity', Icon: IconHistory },
  { to: '/stores/$storeId/settings', label: 'Settings', Icon: IconSettings },
] as const;

type Props = { readonly storeId: string; readonly onNavigate: () => void };

/** The places of one store. */
export function Navigation({ storeId, onNavigate }: Props) {
  return items.map(({ to, label, Icon }) => (
    <Link
      key={to}
      to={to}
      params={{ storeId }}
      className={classes['place']}
      activeProps={{ 'aria-current': 'page' }}
      onClick={onNavigate}
    >
      <Icon size={18} aria-hidden />
      {label}
    </Link>
  ));
}
