/** The physical limit of a broadcast: a bare `ws` server that sends the given bytes to everybody when one client asks. */
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const bytes = data.toString();
    for (const client of server.clients) client.send(bytes);
  });
});
server.on('listening', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port });
});
