package sa.wusul.platform.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.regex.Pattern;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

import sa.wusul.platform.attempt.VisitorAddress;

/**
 * Tomcat's HTTP protocol with two more limits: open connections of one network, and the
 * time in which the headers of a request have to arrive. Tomcat starts its own time anew
 * with every byte.
 */
public final class GuardedHttpProtocol extends Http11NioProtocol {

	private long headerNanos = Long.MAX_VALUE;

	public GuardedHttpProtocol() {
		super(new Endpoint());
	}

	void guard(WebProperties settings) {
		this.headerNanos = settings.headerTime().toNanos();
		((Endpoint) getEndpoint()).connectionsPerAddress = settings.connectionsPerAddress();
		((Endpoint) getEndpoint()).proxies = Pattern.compile(settings.proxies());
		setConnectionUploadTimeout((int) settings.bodyGrace().toMillis());
		setDisableUploadTimeout(false);
	}

	@Override
	protected Processor createProcessor() {
		return new HeaderDeadline(this);
	}

	private static final class Endpoint extends NioEndpoint {

		private int connectionsPerAddress;

		private Pattern proxies;

		@Override
		protected boolean setSocketOptions(SocketChannel connection) {
			if (open(connection) >= this.connectionsPerAddress) {
				// The caller closes only connections that it knows already.
				destroySocket(connection);
				return false;
			}
			return super.setSocketOptions(connection);
		}

		private long open(SocketChannel connection) {
			try {
				var address = ((InetSocketAddress) connection.getRemoteAddress()).getAddress().getHostAddress();
				if (this.proxies.matcher(address).matches()) {
					return 0;
				}
				var network = VisitorAddress.of(address);
				return this.connections.values()
					.stream()
					.filter((other) -> network.equals(VisitorAddress.of(other.getRemoteAddr())))
					.count();
			}
			catch (IOException gone) {
				return Long.MAX_VALUE;
			}
		}

	}

	private static final class HeaderDeadline extends Http11Processor {

		private final GuardedHttpProtocol protocol;

		/** Connection on which headers are incomplete since {@link #begun}. */
		private SocketWrapperBase<?> incomplete;

		private long begun;

		HeaderDeadline(GuardedHttpProtocol protocol) {
			super(protocol, protocol.getAdapter());
			this.protocol = protocol;
		}

		@Override
		public SocketState service(SocketWrapperBase<?> connection) throws IOException {
			var late = connection == this.incomplete && System.nanoTime() - this.begun > this.protocol.headerNanos;
			if (late) {
				this.incomplete = null;
				return SocketState.CLOSED;
			}
			var state = super.service(connection);
			if (state != SocketState.LONG || isAsync()) {
				this.incomplete = null;
			}
			else if (connection != this.incomplete) {
				this.incomplete = connection;
				this.begun = System.nanoTime();
			}
			return state;
		}

	}

}
