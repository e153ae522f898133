import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The line of one node to PostgreSQL. It can become a black hole, and it can cut a
 * connection at a commit: before the commit reaches the database, or after the database
 * has committed and before the node hears of it.
 */
final class Wire implements AutoCloseable {

	/** The moment of a cut. */
	enum Cut {

		BEFORE_COMMIT, AFTER_COMMIT

	}

	private static final int PROTOCOL_3 = 196_608;

	private final ServerSocket entrance;

	private final int database;

	private final List<Line> lines = new CopyOnWriteArrayList<>();

	private final AtomicReference<Cut> cut = new AtomicReference<>();

	/** Commits that pass before the next one is cut. */
	private final AtomicInteger passing = new AtomicInteger();

	private final AtomicInteger cuts = new AtomicInteger();

	private boolean hole;

	Wire(int port, int database) throws IOException {
		this.entrance = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
		this.database = database;
		daemon(() -> {
			while (true) {
				var client = this.entrance.accept();
				daemon(() -> connect(client));
			}
		});
	}

	int port() {
		return this.entrance.getLocalPort();
	}

	/** Lets nothing through, in either direction, and tells nobody. */
	synchronized void dig() {
		this.hole = true;
	}

	/**
	 * Lets data through again.
	 * @param forgotten whether the connections from before stay dead: the database is
	 * told, as by its own keep-alive, and the node is not, as by a firewall that forgot
	 * them
	 */
	synchronized void fill(boolean forgotten) {
		if (forgotten) {
			this.lines.forEach(Line::forget);
		}
		this.hole = false;
		notifyAll();
	}

	/** Cuts the connection at the commit after the next so many. */
	void cutCommit(Cut moment, int after) {
		this.passing.set(after);
		this.cut.set(moment);
	}

	/** Returns how many commits were cut. */
	int cuts() {
		return this.cuts.get();
	}

	/** Returns how many dead connections the node still waits for. */
	long waiting() {
		return this.lines.stream().filter((line) -> line.forgotten && line.asked).count();
	}

	/** Waits while there is a hole; returns false for a connection that is forgotten. */
	private synchronized boolean pass(Line line) throws IOException {
		while (this.hole && !line.forgotten) {
			try {
				wait();
			}
			catch (InterruptedException interrupted) {
				throw new IOException(interrupted);
			}
		}
		return !line.forgotten;
	}

	private void connect(Socket client) throws IOException {
		var line = new Line(client);
		pass(line);
		try {
			line.server = new Socket(InetAddress.getLoopbackAddress(), this.database);
		}
		catch (IOException down) {
			client.close();
			throw down;
		}
		client.setTcpNoDelay(true);
		line.server.setTcpNoDelay(true);
		this.lines.add(line);
		daemon(line::answer);
		try {
			line.ask();
		}
		finally {
			line.close();
			this.lines.remove(line);
		}
	}

	@Override
	public void close() throws IOException {
		this.entrance.close();
		this.lines.forEach(Line::close);
	}

	interface Work {

		void run() throws IOException;

	}

	static void daemon(Work work) {
		var thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException gone) {
				// The other end is gone.
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	/** One connection. */
	private final class Line {

		private final Socket client;

		private final Set<String> commits = new HashSet<>();

		private Socket server;

		private volatile boolean forgotten;

		private volatile boolean swallowing;

		/** Whether the node waits for an answer. */
		private volatile boolean asked;

		private Line(Socket client) {
			this.client = client;
		}

		/** Forwards the messages of the node. */
		private void ask() throws IOException {
			var in = new DataInputStream(new java.io.BufferedInputStream(this.client.getInputStream(), 65_536));
			var out = new BufferedOutputStream(this.server.getOutputStream(), 65_536);
			var code = 0;
			while (code != PROTOCOL_3) {
				var length = in.readInt();
				var body = in.readNBytes(length - 4);
				code = ByteBuffer.wrap(body).getInt();
				pass(this);
				out.write(ByteBuffer.allocate(4).putInt(length).array());
				out.write(body);
				out.flush();
			}
			var cutting = false;
			while (true) {
				var type = in.readByte();
				var length = in.readInt();
				var body = in.readNBytes(length - 4);
				this.asked = true;
				if (!pass(this)) {
					// Until the node gives the connection up.
					in.transferTo(OutputStream.nullOutputStream());
					return;
				}
				if (!cutting && isCommit(type, body) && Wire.this.cut.get() != null
						&& Wire.this.passing.getAndDecrement() <= 0) {
					var moment = Wire.this.cut.getAndSet(null);
					if (moment != null) {
						Wire.this.cuts.incrementAndGet();
						if (moment == Cut.BEFORE_COMMIT) {
							return;
						}
						cutting = true;
						this.swallowing = true;
					}
				}
				write(out, type, length, body);
				if (in.available() == 0 || cutting) {
					out.flush();
				}
			}
		}

		private static void write(OutputStream out, byte type, int length, byte[] body) throws IOException {
			out.write(ByteBuffer.allocate(5).put(type).putInt(length).array());
			out.write(body);
		}

		/** Recognises a commit, also under the name of a prepared statement. */
		private boolean isCommit(byte type, byte[] body) {
			if (type == 'Q') {
				return isCommit(text(body, 0));
			}
			if (type == 'P') {
				var name = text(body, 0);
				var sql = text(body, name.getBytes(StandardCharsets.UTF_8).length + 1);
				if (isCommit(sql)) {
					this.commits.add(name);
				}
				else {
					this.commits.remove(name);
				}
				return false;
			}
			if (type == 'B') {
				var portal = text(body, 0);
				return this.commits.contains(text(body, portal.getBytes(StandardCharsets.UTF_8).length + 1));
			}
			return false;
		}

		private static boolean isCommit(String sql) {
			return sql.strip().toUpperCase(Locale.ROOT).equals("COMMIT");
		}

		private static String text(byte[] body, int from) {
			var end = from;
			while (body[end] != 0) {
				end++;
			}
			return new String(body, from, end - from, StandardCharsets.UTF_8);
		}

		/** Forwards the answers of the database. */
		private void answer() throws IOException {
			try {
				var in = this.server.getInputStream();
				var out = this.client.getOutputStream();
				var buffer = new byte[65_536];
				for (var length = in.read(buffer); length > 0 && pass(this); length = in.read(buffer)) {
					var isReady = length >= 6 && buffer[length - 6] == 'Z';
					if (!this.swallowing) {
						this.asked &= !isReady;
						out.write(buffer, 0, length);
					}
					else if (isReady) {
						// The commit is done.
						return;
					}
				}
			}
			finally {
				// A node behind a hole does not hear that the database is gone.
				if (pass(this)) {
					close();
				}
			}
		}

		private void forget() {
			this.forgotten = true;
			try {
				this.server.close();
			}
			catch (IOException gone) {
				// It is closed.
			}
		}

		private void close() {
			try (this.client; var open = this.server) {
				// Both are closed.
			}
			catch (IOException gone) {
				// They are closed.
			}
		}

	}

}
