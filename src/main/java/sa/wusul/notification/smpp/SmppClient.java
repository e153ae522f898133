package sa.wusul.notification.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.platform.relay.Backoff;

/**
 * The connection to one message centre: bound as transceiver, tested while it is silent,
 * and made again after growing pauses on a thread of its own.
 */
class SmppClient {

	private static final Logger logger = LoggerFactory.getLogger(SmppClient.class);

	/** Status by which a centre is told to deliver a receipt again later. */
	private static final int LATER = 0x64;

	/** Status by which a centre is told that a kind of message is not taken. */
	private static final int NEVER = 0x65;

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private final Gateway settings;

	private final Supplier<String> password;

	private final SSLContext trust;

	private final Consumer<DeliverSm> receiver;

	private final Consumer<Boolean> state;

	private final CountDownLatch stopping = new CountDownLatch(1);

	private volatile SMPPSession session;

	private Thread thread;

	/**
	 * Creates the client.
	 * @param password the password of a moment, because a file of secrets may change
	 * @param receiver takes receipts and other messages; if it fails, the centre delivers
	 * them again
	 * @param state is told whether the connection is there
	 */
	SmppClient(Gateway settings, Supplier<String> password, SSLContext trust, Consumer<DeliverSm> receiver,
			Consumer<Boolean> state) {
		this.settings = settings;
		this.password = password;
		this.trust = trust;
		this.receiver = receiver;
		this.state = state;
	}

	void start() {
		this.state.accept(false);
		this.thread = new Thread(this::runUntilStopped, "wusul-sms-" + this.settings.name());
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/** Returns the session, or null without a connection. */
	SMPPSession session() {
		var current = this.session;
		return (current != null && current.getSessionState() == SessionState.BOUND_TRX) ? current : null;
	}

	void stop() {
		this.stopping.countDown();
		var current = this.session;
		if (current != null) {
			current.unbindAndClose();
		}
		try {
			this.thread.join(this.settings.timeout().toMillis());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void runUntilStopped() {
		var pauses = new Backoff(FIRST_PAUSE, this.settings.pause(), Integer.MAX_VALUE);
		var failures = 0;
		while (this.stopping.getCount() > 0) {
			var closed = new CountDownLatch(1);
			try {
				bind(closed);
				failures = 0;
				logger.info("SMS gateway {}: connected", this.settings.name());
				this.state.accept(true);
				closed.await();
				this.state.accept(false);
				logger.warn("SMS gateway {}: connection lost", this.settings.name());
			}
			catch (IOException problem) {
				logger.warn("SMS gateway {}: cannot connect: {}", this.settings.name(), problem.getMessage());
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				return;
			}
			failures++;
			pause(pauses.after(failures));
		}
	}

	private void pause(Duration time) {
		try {
			this.stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void bind(CountDownLatch closed) throws IOException {
		var fresh = new SMPPSession(this::connect);
		fresh.setEnquireLinkTimer((int) this.settings.enquireEvery().toMillis());
		fresh.setTransactionTimer(this.settings.timeout().toMillis());
		fresh.setMessageReceiverListener(new Receiver());
		fresh.addSessionStateListener((now, before, source) -> {
			if (now == SessionState.CLOSED) {
				closed.countDown();
			}
		});
		this.session = fresh;
		fresh.connectAndBind(this.settings.host(), this.settings.port(),
				new BindParameter(BindType.BIND_TRX, this.settings.systemId(), this.password.get(),
						this.settings.systemType(), TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null),
				this.settings.timeout().toMillis());
	}

	private Connection connect(String host, int port) throws IOException {
		var socket = new Socket();
		try {
			socket.connect(new InetSocketAddress(host, port), (int) this.settings.timeout().toMillis());
			socket.setTcpNoDelay(true);
			return new SocketConnection(this.settings.tls() ? encrypted(socket, host, port) : socket);
		}
		catch (IOException problem) {
			socket.close();
			throw problem;
		}
	}

	/** Returns a connection whose other end has proven the host's name. */
	private Socket encrypted(Socket socket, String host, int port) throws IOException {
		var encrypted = (SSLSocket) this.trust.getSocketFactory().createSocket(socket, host, port, true);
		var parameters = encrypted.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		encrypted.setSSLParameters(parameters);
		encrypted.setSoTimeout((int) this.settings.timeout().toMillis());
		encrypted.startHandshake();
		return encrypted;
	}

	private final class Receiver implements MessageReceiverListener {

		@Override
		public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
			try {
				SmppClient.this.receiver.accept(message);
			}
			catch (RuntimeException problem) {
				logger.warn("SMS gateway {}: a receipt cannot be noted now: {}", SmppClient.this.settings.name(),
						problem.getClass().getName());
				throw new ProcessRequestException("later", LATER);
			}
		}

		@Override
		public void onAcceptAlertNotification(AlertNotification notification) {
			// Tells that a telephone can be reached, for which nobody waits.
		}

		@Override
		public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
			throw new ProcessRequestException("not taken", NEVER);
		}

	}

}
