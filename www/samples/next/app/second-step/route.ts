/** Where the verifier's page sends the browser when it is done. */
export { comeBack as GET } from '../../lib/second-step';
