package sa.wusul.notification.smpp;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.QuerySm;
import com.cloudhopper.smpp.pdu.QuerySmResp;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.tlv.TlvConvertException;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.SmppProcessingException;

import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.notification.SmsProperties.LongText;
import sa.wusul.notification.SmsProperties.ReceiptIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A message centre of a mobile network, which speaks SMPP by a codec that is not ours.
 */
final class MessageCentre implements AutoCloseable {

	/** Reason of a centre to give no answer: the connection is gone. */
	static final Function<SubmitSm, PduResponse> HANG_UP = (submit) -> null;

	private static final String PASSWORD = "secret7";

	final int port;

	/** The parts that the centre accepted, by their ids. */
	final Map<String, SubmitSm> accepted = new ConcurrentHashMap<>();

	/** The parts as they came in, also those that it refused. */
	final List<SubmitSm> received = new CopyOnWriteArrayList<>();

	private final String name;

	private final AtomicInteger ids = new AtomicInteger();

	private volatile DefaultSmppServer server;

	private volatile SmppServerSession session;

	/** Answer to the next parts; the centre accepts them without one. */
	volatile Function<SubmitSm, PduResponse> answer = this::accept;

	/** State that it tells of each part, or 0 if it does not know questions. */
	volatile byte known;

	MessageCentre(String name) throws Exception {
		this.name = name;
		try (var socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		open();
	}

	void open() throws Exception {
		var configuration = new SmppServerConfiguration();
		configuration.setHost("127.0.0.1");
		configuration.setPort(this.port);
		configuration.setReuseAddress(true);
		configuration.setJmxEnabled(false);
		configuration.setNonBlockingSocketsEnabled(true);
		this.server = new DefaultSmppServer(configuration, new Handler());
		this.server.start();
	}

	/** Returns the settings of a gateway to this centre. */
	Gateway settings(boolean deduplicates) {
		return new Gateway(this.name, null, null, "127.0.0.1", this.port, false, null, "wusul", PASSWORD, "", "WUSUL",
				deduplicates, LongText.PARTS, ReceiptIds.SAME, 10, 1000, Duration.ofSeconds(5), Duration.ofSeconds(1),
				Duration.ofHours(48), Duration.ofSeconds(2), Map.of(), Map.of());
	}

	/** Accepts a part; one that it knows by number and reference is the same part. */
	PduResponse accept(SubmitSm submit) {
		var id = this.accepted.entrySet()
			.stream()
			.filter((known) -> effect(known.getValue()).equals(effect(submit)))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseGet(() -> this.name + this.ids.incrementAndGet());
		this.accepted.putIfAbsent(id, submit);
		var response = submit.createResponse();
		response.setMessageId(id);
		return response;
	}

	private static String effect(SubmitSm submit) {
		return submit.getDestAddress().getAddress() + ":" + reference(submit);
	}

	static int reference(SubmitSm submit) {
		try {
			return submit.getOptionalParameter(SmppConstants.TAG_USER_MESSAGE_REFERENCE).getValueAsUnsignedShort();
		}
		catch (TlvConvertException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** Accepts a part, and hangs up before it answers. */
	PduResponse acceptAndHangUp(SubmitSm submit) {
		accept(submit);
		this.session.close();
		return HANG_UP.apply(submit);
	}

	/** Refuses a part. */
	static Function<SubmitSm, PduResponse> refusing(int status) {
		return (submit) -> {
			var response = submit.createResponse();
			response.setCommandStatus(status);
			return response;
		};
	}

	/** Delivers a receipt, and returns the status of the answer. */
	int receipt(String id, String state, Tlv... more) {
		return deliver(SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT,
				"id:" + id + " sub:001 dlvrd:001 submit date:2611281200 done date:2611281201 stat:" + state
						+ " err:007 text:secret words",
				more);
	}

	/** Delivers a message, and returns the status of the answer. */
	int deliver(byte kind, String text, Tlv... more) {
		try {
			var message = new DeliverSm();
			message.setEsmClass(kind);
			message.setSourceAddress(new Address((byte) 1, (byte) 1, "966501234567"));
			message.setDestAddress(new Address((byte) 5, (byte) 0, "WUSUL"));
			message.setShortMessage(text.getBytes(StandardCharsets.ISO_8859_1));
			List.of(more).forEach(message::addOptionalParameter);
			var future = this.session.sendRequestPdu(message, 5000, true);
			assertThat(future.await()).as("an answer in time").isTrue();
			return future.getResponse().getCommandStatus();
		}
		catch (Exception problem) {
			throw new IllegalStateException(problem);
		}
	}

	/** Sends an answer that was held back. */
	void send(PduResponse held) {
		try {
			this.session.sendResponsePdu(held);
		}
		catch (Exception problem) {
			throw new IllegalStateException(problem);
		}
	}

	/** Waits until a gateway is bound. */
	void awaitBound() {
		await().atMost(Duration.ofSeconds(20)).until(() -> this.session != null && this.session.isBound());
	}

	void hangUp() {
		this.session.close();
		this.session = null;
	}

	@Override
	public void close() {
		if (this.server != null) {
			this.server.destroy();
			this.server = null;
		}
	}

	private final class Handler implements SmppServerHandler {

		@Override
		public void sessionBindRequested(Long id, SmppSessionConfiguration configuration, BaseBind bind)
				throws SmppProcessingException {
			if (!bind.getSystemId().equals("wusul") || !bind.getPassword().equals(PASSWORD)) {
				throw new SmppProcessingException(SmppConstants.STATUS_INVPASWD);
			}
		}

		@Override
		public void sessionCreated(Long id, SmppServerSession created, BaseBindResp response) {
			created.serverReady(new Receiver());
			MessageCentre.this.session = created;
		}

		@Override
		public void sessionDestroyed(Long id, SmppServerSession destroyed) {
			destroyed.destroy();
		}

	}

	private final class Receiver extends DefaultSmppSessionHandler {

		@Override
		public PduResponse firePduRequestReceived(PduRequest request) {
			if (request instanceof SubmitSm submit) {
				MessageCentre.this.received.add(submit);
				return MessageCentre.this.answer.apply(submit);
			}
			if (request instanceof QuerySm query && MessageCentre.this.known != 0) {
				QuerySmResp response = query.createResponse();
				response.setMessageId(query.getMessageId());
				response.setFinalDate("");
				response.setMessageState(MessageCentre.this.known);
				return response;
			}
			var response = request.createResponse();
			if (request instanceof QuerySm) {
				response.setCommandStatus(SmppConstants.STATUS_INVCMDID);
			}
			return response;
		}

	}

}
