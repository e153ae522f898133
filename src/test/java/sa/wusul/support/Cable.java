package sa.wusul.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The network between a browser and the program: it can be cut, so that connections
 * break, or drop all data, so that they only seem alive.
 */
public final class Cable implements AutoCloseable {

	private final ServerSocket socket;

	private final int program;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private volatile boolean cut;

	private volatile boolean dead;

	private Cable(int program) throws IOException {
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.program = program;
		this.threads.execute(this::accept);
	}

	public static Cable to(int program) {
		try {
			return new Cable(program);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	/** Breaks every connection and refuses new ones. */
	public void cut() {
		this.cut = true;
		this.open.forEach(Cable::end);
	}

	/** Keeps connections without passing data through them. */
	public void die() {
		this.dead = true;
	}

	public void mend() {
		this.cut = false;
		this.dead = false;
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				var browser = this.socket.accept();
				if (this.cut) {
					end(browser);
					continue;
				}
				var server = new Socket(InetAddress.getLoopbackAddress(), this.program);
				this.open.add(browser);
				this.open.add(server);
				this.threads.execute(() -> carry(browser, server));
				this.threads.execute(() -> carry(server, browser));
			}
			catch (IOException closed) {
				// The loop ends with the socket.
			}
		}
	}

	private void carry(Socket from, Socket to) {
		try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			var bytes = new byte[8192];
			for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
				if (!this.dead) {
					out.write(bytes, 0, read);
					out.flush();
				}
			}
		}
		catch (IOException broken) {
			// Like a broken cable.
		}
		finally {
			end(from);
			end(to);
		}
	}

	private static void end(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException alreadyClosed) {
			// There is nothing left to close.
		}
	}

	@Override
	public void close() {
		cut();
		try {
			this.socket.close();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
		this.threads.shutdownNow();
	}

}
