package sa.wusul.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.support.TestDatabase;

import static org.mockito.Mockito.mock;

/** Dispatch of messages for tests without the program, in their database. */
public final class DispatchForTests {

	private final StaticListableBeanFactory gateways = new StaticListableBeanFactory();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final TestDatabase database;

	private final SmsMetrics metrics = new SmsMetrics(this.registry);

	private final SmsDispatchService dispatch;

	private final SmsDeliveryWatch watch;

	private final Clock clock;

	private MessageFollowUpService followUps;

	public DispatchForTests(TestDatabase database, Clock clock) {
		this(database, new SmsProperties(false, List.of(), Duration.ofMinutes(5), Duration.ofMinutes(10),
				Duration.ofHours(72)), clock);
	}

	public DispatchForTests(TestDatabase database, SmsProperties properties, Clock clock) {
		this.database = database;
		this.clock = clock;
		var deliveries = new SmsDeliveryRepository(database.jdbc());
		this.dispatch = new SmsDispatchService(this.gateways.getBeanProvider(SmsGateway.class), deliveries,
				EncryptionForTests.fields(database.dataSource()), properties, this.metrics, clock, this::publish);
		this.watch = new SmsDeliveryWatch(this.dispatch, deliveries, properties, this.metrics, clock);
	}

	/** Returns the dispatch in a database of which it empties the tables of messages. */
	public static DispatchForTests inEmptied(TestDatabase database, Clock clock) {
		for (var table : List.of("sms_follow_up", "sms_delivery", "sms_early_receipt", "inbox", "outbox")) {
			database.jdbc().sql("delete from " + table).update();
		}
		return new DispatchForTests(database, clock);
	}

	/** Creates the handler of the outbox, with all courtesy and without follow-ups. */
	OutboxHandler handler(Outbox outbox, MessageCareDecisions cares, LimitDecisions limits) {
		var followers = new StaticListableBeanFactory();
		followers.addBean("followUps", mock(MessageFollowUpService.class));
		return new SmsOutboxHandler(null, null, outbox, this.dispatch, cares,
				followers.getBeanProvider(MessageFollowUpService.class),
				new MessageCourtesyService(new MessageCourtesyProperties(true), cares, limits,
						new SmsDeliveryRepository(this.database.jdbc()), outbox,
						EncryptionForTests.fields(this.database.dataSource()), this.metrics, this.clock),
				limits, this.clock, null, null, null);
	}

	/** Creates the handler of the outbox, for which every message is urgent. */
	public OutboxHandler urgentHandler(Outbox outbox) {
		return handler(outbox, (key) -> new MessageCare(MessageCare.Kind.INFORMS, MessageCare.Urgency.NOW, null), null);
	}

	/** Returns the order to send a text. */
	public static OutboxEntry order(String name, String mobile) {
		return OutboxEntry.of(SmsOutboxHandler.KIND, name, "1448-0001234-7",
				new SmsOutboxHandler.Sms(mobile, "صدر الرد على طلبكم", "requestAnswered", null, null));
	}

	private void publish(Object event) {
		if (this.followUps != null && event instanceof SmsSettledEvent settled) {
			this.followUps.settled(settled);
		}
	}

	/** Creates the follow-up of messages, which hears of receipts from now on. */
	MessageFollowUpService followUps(MessageFollowUps processes, CaseFiles caseFiles, Outbox outbox, Inbox inbox) {
		this.followUps = new MessageFollowUpService(new MessageFollowUpRepository(this.database.jdbc()), processes,
				new SmsDeliveryRepository(this.database.jdbc()), this.dispatch, caseFiles, outbox, inbox,
				new TransactionTemplate(this.database.transactionManager()), this.clock);
		return this.followUps;
	}

	/** Adds a gateway, after those that were added before. */
	public void add(SmsGateway gateway) {
		this.gateways.addBean(gateway.name(), gateway);
	}

	public SmsReceipts receipts() {
		return this.dispatch;
	}

	SmsReceiptService receiptService() {
		return new SmsReceiptService(this.dispatch);
	}

	public SmsMetrics metrics() {
		return this.metrics;
	}

	public void send(SmsMessage message) {
		this.dispatch.send(message);
	}

	/** Does the work of the watch now. */
	public void look() {
		this.watch.lookNow();
	}

	public String health() {
		return new SmsHealthIndicator(this.dispatch).health().getDetails().toString();
	}

	/** Returns gateway and state of each part of a message. */
	public List<String> states(String key) {
		return this.database.jdbc()
			.sql("select gateway || ' ' || state from sms_delivery where message_key = ? order by part")
			.param(key)
			.query(String.class)
			.list();
	}

	/** Returns the receipts that belong to nothing. */
	public long early() {
		return this.database.jdbc().sql("select count(*) from sms_early_receipt").query(Long.class).single();
	}

	/** Returns what a gateway received, by state. */
	public double received(String gateway, String state) {
		return this.registry.counter("wusul.sms.received", "gateway", gateway, "state", state).count();
	}

}
