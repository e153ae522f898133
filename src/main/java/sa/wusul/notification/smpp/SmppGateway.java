package sa.wusul.notification.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import sa.wusul.notification.SmsAcceptance;
import sa.wusul.notification.SmsDeliveryState;
import sa.wusul.notification.SmsGateway;
import sa.wusul.notification.SmsMessage;
import sa.wusul.notification.SmsMetrics;
import sa.wusul.notification.SmsNotAcceptedException;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.notification.SmsProperties.LongText;
import sa.wusul.notification.SmsReceipts;
import sa.wusul.notification.SmsRefusedException;
import sa.wusul.notification.SmsText;
import sa.wusul.notification.SmsUnclearException;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.text.NeutralText;

/**
 * A gateway by SMPP. It keeps to its window and rate, and rests after the centre said
 * that it sends too fast. It precedes the demo's.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SmppGateway implements SmsGateway, SmartLifecycle {

	/** The centre sends too much already: its queue is full, or it throttles. */
	private static final Set<Integer> TOO_FAST = Set.of(0x14, 0x58);

	/**
	 * No centre would accept it: length, address of the recipient, its type or plan.
	 */
	private static final Set<Integer> FOR_GOOD = Set.of(0x01, 0x0B, 0x50, 0x51);

	private static final byte JOINED = 0x40;

	private static final Duration FIRST_REST = Duration.ofSeconds(1);

	private final Gateway settings;

	private final SmsReceipts receipts;

	private final SmsMetrics metrics;

	private final SmppReceiptReader reader;

	private final SmppClient client;

	private final Semaphore window;

	private final Backoff rests;

	private long nextSlot = System.nanoTime();

	private volatile int throttled;

	private volatile long restsUntil = System.nanoTime();

	private volatile boolean running;

	SmppGateway(Gateway settings, Supplier<String> password, SmsReceipts receipts, SmsMetrics metrics) {
		this.settings = settings;
		this.receipts = receipts;
		this.metrics = metrics;
		this.reader = new SmppReceiptReader(settings.name(), settings.receiptIds());
		this.client = new SmppClient(settings, password, this::receive,
				(bound) -> metrics.bound(settings.name(), bound));
		this.window = new Semaphore(settings.window(), true);
		this.rests = new Backoff(FIRST_REST, settings.pause(), Integer.MAX_VALUE);
	}

	/** Uses these certificates from the next connection on. */
	void use(SSLContext certificates) {
		this.client.use(certificates);
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public boolean isReady() {
		return this.client.session() != null && System.nanoTime() - this.restsUntil >= 0;
	}

	@Override
	public Optional<String> trouble() {
		return this.client.trouble();
	}

	@Override
	public boolean deduplicates() {
		return this.settings.deduplicates();
	}

	@Override
	public int parts(SmsMessage message) {
		return text(message).parts().size();
	}

	private SmsText text(SmsMessage message) {
		return (this.settings.longText() == LongText.PAYLOAD) ? SmsText.inOnePiece(message.text())
				: SmsText.inParts(message.text());
	}

	@Override
	public SmsAcceptance send(SmsMessage message, int part, int reference) {
		var session = this.client.session();
		if (session == null || !isReady()) {
			throw new SmsNotAcceptedException("not connected, or resting");
		}
		awaitSlot();
		take();
		try {
			var id = submit(session, message, part, reference);
			this.throttled = 0;
			return new SmsAcceptance(id, this.reader.receiptId(id), SmsDeliveryState.SENT);
		}
		catch (NegativeResponseException refused) {
			throw refusal(refused.getCommandStatus());
		}
		catch (GenericNackResponseException refused) {
			throw new SmsNotAcceptedException("the centre did not understand");
		}
		catch (PDUException wrong) {
			throw new SmsRefusedException("the message has no form for SMPP");
		}
		catch (ResponseTimeoutException | InvalidResponseException | IOException unclear) {
			throw new SmsUnclearException("no answer to a message: " + unclear.getClass().getSimpleName());
		}
		finally {
			this.window.release();
		}
	}

	/** Waits for the next slot of the rate. */
	private void awaitSlot() {
		long slot;
		synchronized (this.window) {
			slot = Math.max(this.nextSlot, System.nanoTime());
			this.nextSlot = slot + TimeUnit.SECONDS.toNanos(1) / this.settings.rate();
		}
		var left = slot - System.nanoTime();
		while (left > 0 && !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(left);
			left = slot - System.nanoTime();
		}
	}

	private void take() {
		try {
			if (!this.window.tryAcquire(this.settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
				throw new SmsNotAcceptedException("the window is full");
			}
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new SmsNotAcceptedException("interrupted");
		}
	}

	private String submit(SMPPSession session, SmsMessage message, int part, int reference) throws PDUException,
			ResponseTimeoutException, InvalidResponseException, NegativeResponseException, IOException {
		var text = text(message);
		var repeated = new OptionalParameter.User_message_reference((short) reference);
		var isPayload = this.settings.longText() == LongText.PAYLOAD;
		var isJoined = text.parts().size() > 1;
		var content = isJoined ? text.joined(part, message.key().hashCode()) : text.parts().get(0);
		return session.submitShortMessage("", senderType(),
				(senderType() == TypeOfNumber.INTERNATIONAL) ? NumberingPlanIndicator.ISDN
						: NumberingPlanIndicator.UNKNOWN,
				this.settings.sender().replaceFirst("^\\+", ""), TypeOfNumber.INTERNATIONAL,
				NumberingPlanIndicator.ISDN, message.mobile().replaceFirst("^\\+", ""),
				new ESMClass(isJoined ? JOINED : 0), (byte) 0, (byte) 0, null, validity(message),
				new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE), (byte) 0, new RawDataCoding(text.coding()),
				(byte) 0, isPayload ? new byte[0] : content,
				isPayload ? new OptionalParameter[] { repeated, new OptionalParameter.Message_payload(content) }
						: new OptionalParameter[] { repeated })
			.getMessageId();
	}

	private TypeOfNumber senderType() {
		var sender = this.settings.sender();
		return !sender.matches("\\+?[0-9]+") ? TypeOfNumber.ALPHANUMERIC
				: sender.matches("[0-9]{1,8}") ? TypeOfNumber.NETWORK_SPECIFIC : TypeOfNumber.INTERNATIONAL;
	}

	/** Returns the validity as SMPP writes a span of time. */
	private String validity(SmsMessage message) {
		var validity = message.validity(this.settings.validity());
		return NeutralText.format("0000%02d%02d%02d%02d000R", validity.toDaysPart(), validity.toHoursPart(),
				validity.toMinutesPart(), validity.toSecondsPart());
	}

	private RuntimeException refusal(int status) {
		var reason = NeutralText.format("the centre refused with status 0x%08x", status);
		if (FOR_GOOD.contains(status)) {
			return new SmsRefusedException(reason);
		}
		if (TOO_FAST.contains(status)) {
			this.throttled++;
			this.restsUntil = System.nanoTime() + this.rests.after(this.throttled).toNanos();
		}
		return new SmsNotAcceptedException(reason);
	}

	@Override
	public Optional<SmsDeliveryState> ask(String centreId) {
		var session = this.client.session();
		if (session == null) {
			return Optional.empty();
		}
		try {
			var answer = session
				.queryShortMessage(
						centreId, senderType(), (senderType() == TypeOfNumber.INTERNATIONAL)
								? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
						this.settings.sender().replaceFirst("^\\+", ""));
			return Optional.of(SmppReceiptReader.state(answer.getMessageState().value()))
				.filter(SmsDeliveryState::isSettled);
		}
		catch (PDUException | ResponseTimeoutException | InvalidResponseException | NegativeResponseException
				| IOException untold) {
			return Optional.empty();
		}
	}

	private void receive(DeliverSm message) {
		this.reader.read(message)
			.ifPresentOrElse(this.receipts::receive, () -> this.metrics.unsolicited(this.settings.name()));
	}

	@Override
	public void start() {
		this.running = true;
		this.client.start();
	}

	@Override
	public void stop() {
		this.client.stop();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Starts before the relays, and stops after them. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 1;
	}

}
