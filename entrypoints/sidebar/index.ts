import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startSidebar } from './start-sidebar.tsx';

/** Put into a dashboard's page by the worker, when the sidebar is first opened there. */
export default defineUnlistedScript(startSidebar);
