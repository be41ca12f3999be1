import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '../../../lib/events/get-events.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { Page } from '../../../ui/page.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { EventTable } from './event-table.tsx';
import { NothingReported } from './nothing-reported.tsx';
import { OrderNotice } from './order-notice.tsx';
import { RevenueTable } from './revenue-table.tsx';

const freshMs = 15_000;

/** What visitors do, and above all whether the shop reports its orders. */
export function EventsPage() {
  const storeId = useStoreId();
  const overview = useQuery({ ...eventsQuery(storeId), refetchInterval: freshMs });
  return (
    <Page
      title="Events"
      description="What visitors do, as the store's pages report it: how Facet knows which variation sells more. Pages report while an experience is running."
    >
      <QueryView query={overview}>
        {(data) =>
          data.events.length === 0 ? (
            <NothingReported />
          ) : (
            <>
              <OrderNotice overview={data} />
              <EventTable events={data.events} />
              <RevenueTable revenue={data.revenue} />
            </>
          )
        }
      </QueryView>
    </Page>
  );
}
