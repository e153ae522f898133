package sa.wusul.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * The TLS end of a peer: it demands a certificate of its clients, and leads to the peer's
 * plain port.
 */
public final class DemandingEnd implements AutoCloseable {

	private final SSLServerSocket socket;

	private final int peer;

	private final List<String> visitors = new CopyOnWriteArrayList<>();

	private final AtomicInteger refused = new AtomicInteger();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	/**
	 * Opens the end.
	 * @param clients authority of the certificates that it lets in
	 */
	public DemandingEnd(Certificates.Issued own, Certificates clients, int peer) throws IOException {
		this.socket = (SSLServerSocket) own.serving(clients)
			.getServerSocketFactory()
			.createServerSocket(0, 50, InetAddress.getByName("localhost"));
		this.socket.setNeedClientAuth(true);
		this.peer = peer;
		this.threads.execute(this::accept);
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	/** Returns the subjects of the clients that were let in. */
	public List<String> visitors() {
		return this.visitors;
	}

	public int refused() {
		return this.refused.get();
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				var client = (SSLSocket) this.socket.accept();
				this.threads.execute(() -> serve(client));
			}
			catch (IOException closed) {
				// The loop ends with the socket.
			}
		}
	}

	private void serve(SSLSocket client) {
		try {
			client.startHandshake();
			this.visitors.add(client.getSession().getPeerPrincipal().getName());
			var inside = new Socket("127.0.0.1", this.peer);
			this.threads.execute(() -> carry(inside, client));
			carry(client, inside);
		}
		catch (IOException unproven) {
			this.refused.incrementAndGet();
		}
	}

	private static void carry(Socket from, Socket to) {
		try (from; to) {
			var bytes = new byte[8192];
			for (var read = from.getInputStream().read(bytes); read >= 0; read = from.getInputStream().read(bytes)) {
				to.getOutputStream().write(bytes, 0, read);
				to.getOutputStream().flush();
			}
		}
		catch (IOException end) {
			// The other direction ends as well.
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		this.threads.shutdownNow();
	}

}
