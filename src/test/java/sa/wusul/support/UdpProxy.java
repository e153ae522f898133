package sa.wusul.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A bad network between some peers and the ports of a program on this machine: datagrams
 * that come to {@value #ADDRESS} reach the same port at 127.0.0.1 later, or not at all,
 * and so do the answers.
 */
public final class UdpProxy implements AutoCloseable {

	public static final String ADDRESS = "127.0.0.2";

	private static final String PROGRAM = "127.0.0.1";

	private static final int LARGEST = 65_507;

	private final Random random = new Random(20261129);

	private final Selector selector;

	private final Map<Flow, DatagramChannel> flows = new HashMap<>();

	private final PriorityQueue<Datagram> waiting = new PriorityQueue<>();

	private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);

	private final long delay;

	private volatile double loss;

	private volatile long passed;

	private volatile long dropped;

	private UdpProxy(Selector selector, Duration delay, double loss) {
		this.selector = selector;
		this.delay = delay.toNanos();
		this.loss = loss;
	}

	/**
	 * Begins to listen.
	 * @param delay on each of the two ways
	 * @param loss share of datagrams that is dropped on each way
	 */
	public static UdpProxy start(int firstPort, int lastPort, Duration delay, double loss) throws IOException {
		var proxy = new UdpProxy(Selector.open(), delay, loss);
		for (var port = firstPort; port <= lastPort; port++) {
			proxy.open(new InetSocketAddress(ADDRESS, port), new Way(port, null));
		}
		var thread = new Thread(proxy::run, "udp-proxy");
		thread.setDaemon(true);
		thread.start();
		return proxy;
	}

	/** Changes the share of datagrams that is dropped. */
	public void lose(double share) {
		this.loss = share;
	}

	/** Returns the share of all datagrams that was dropped so far. */
	public double lost() {
		return (double) this.dropped / (this.dropped + this.passed);
	}

	private DatagramChannel open(InetSocketAddress address, Way way) throws IOException {
		var channel = DatagramChannel.open();
		channel.bind(address);
		channel.configureBlocking(false);
		channel.register(this.selector, SelectionKey.OP_READ, way);
		return channel;
	}

	private void run() {
		try {
			while (this.selector.isOpen()) {
				this.selector.select(1);
				if (!this.selector.isOpen()) {
					return;
				}
				for (var key : this.selector.selectedKeys()) {
					read((DatagramChannel) key.channel(), (Way) key.attachment());
				}
				this.selector.selectedKeys().clear();
				while (!this.waiting.isEmpty() && this.waiting.peek().due() <= System.nanoTime()) {
					this.waiting.remove().send();
				}
			}
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	private void read(DatagramChannel channel, Way way) throws IOException {
		this.buffer.clear();
		for (var from = channel.receive(this.buffer); from != null; from = channel.receive(this.buffer)) {
			if (this.random.nextDouble() < this.loss) {
				this.dropped++;
			}
			else {
				this.passed++;
				var content = ByteBuffer.allocate(this.buffer.flip().limit()).put(this.buffer).flip();
				this.waiting.add(toOtherEnd(channel, way, from, content));
			}
			this.buffer.clear();
		}
	}

	private Datagram toOtherEnd(DatagramChannel channel, Way way, SocketAddress from, ByteBuffer content)
			throws IOException {
		var due = System.nanoTime() + this.delay;
		if (way.peer() != null) {
			return new Datagram(due, way.peer().door(), way.peer().address(), content);
		}
		var flow = new Flow(channel, from);
		var out = this.flows.get(flow);
		if (out == null) {
			out = open(new InetSocketAddress(PROGRAM, 0), new Way(way.port(), flow));
			this.flows.put(flow, out);
		}
		return new Datagram(due, out, new InetSocketAddress(PROGRAM, way.port()), content);
	}

	@Override
	public void close() throws IOException {
		var channels = new ArrayList<>(this.selector.keys());
		this.selector.close();
		for (var key : channels) {
			key.channel().close();
		}
	}

	/**
	 * The way of datagrams that come to a channel.
	 *
	 * @param peer to whom they go, or null for those of peers
	 */
	private record Way(int port, Flow peer) {
	}

	/** A peer at the door of a port. */
	private record Flow(DatagramChannel door, SocketAddress address) {
	}

	/** A datagram on its way. */
	private record Datagram(long due, DatagramChannel channel, SocketAddress to,
			ByteBuffer content) implements Comparable<Datagram> {

		void send() {
			try {
				this.channel.send(this.content, this.to);
			}
			catch (IOException closed) {
				// The peer is gone.
			}
		}

		@Override
		public int compareTo(Datagram other) {
			return Long.compare(this.due, other.due);
		}

	}

}
