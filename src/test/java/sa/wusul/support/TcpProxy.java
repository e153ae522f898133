package sa.wusul.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/**
 * Connections to the first of some ports of this machine at which a program listens, as a
 * balancer makes them. They can fall silent, as those of a page whose network is gone:
 * nothing passes, not even their ends, and nothing is lost.
 */
public final class TcpProxy implements AutoCloseable {

	private static final int AT_ONCE = 16_384;

	private final ServerSocket door;

	private final List<Integer> targets;

	private final Object network = new Object();

	private boolean silent;

	private TcpProxy(ServerSocket door, List<Integer> targets) {
		this.door = door;
		this.targets = targets;
	}

	/** Begins to listen at a free port. */
	public static TcpProxy to(Integer... targets) throws IOException {
		var proxy = new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), List.of(targets));
		start(proxy::accept);
		return proxy;
	}

	public int port() {
		return this.door.getLocalPort();
	}

	/** Lets nothing pass from now on, or everything again with what has waited. */
	public void silence(boolean on) {
		synchronized (this.network) {
			this.silent = on;
			this.network.notifyAll();
		}
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				var from = this.door.accept();
				start(() -> connect(from));
			}
			catch (IOException closed) {
				return;
			}
		}
	}

	private void connect(Socket from) {
		try {
			if (isSilent()) {
				// The page may have given it up meanwhile: no program hears of it.
				awaitNetwork();
				close(from);
				return;
			}
			var to = target();
			start(() -> pump(from, to));
			pump(to, from);
		}
		catch (IOException | InterruptedException nobody) {
			close(from);
		}
	}

	private Socket target() throws IOException {
		for (var port : this.targets) {
			var socket = new Socket();
			try {
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
				return socket;
			}
			catch (IOException dead) {
				close(socket);
			}
		}
		throw new IOException("No program listens at " + this.targets);
	}

	private void pump(Socket from, Socket to) {
		var buffer = new byte[AT_ONCE];
		try {
			var input = from.getInputStream();
			for (var read = input.read(buffer); read >= 0; read = input.read(buffer)) {
				awaitNetwork();
				to.getOutputStream().write(buffer, 0, read);
			}
		}
		catch (IOException | InterruptedException ended) {
			// Both ends close.
		}
		try {
			awaitNetwork();
		}
		catch (InterruptedException ended) {
			Thread.currentThread().interrupt();
		}
		close(from);
		close(to);
	}

	private boolean isSilent() {
		synchronized (this.network) {
			return this.silent;
		}
	}

	private void awaitNetwork() throws InterruptedException {
		synchronized (this.network) {
			while (this.silent) {
				this.network.wait();
			}
		}
	}

	private static void start(Runnable work) {
		var thread = new Thread(work, "tcp-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException gone) {
			throw new UncheckedIOException(gone);
		}
	}

	@Override
	public void close() throws IOException {
		silence(false);
		this.door.close();
	}

}
