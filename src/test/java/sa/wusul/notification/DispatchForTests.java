package sa.wusul.notification;

import java.time.Clock;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.support.TestDatabase;

/** Dispatch of messages for tests without the program, in their database. */
public final class DispatchForTests {

	private final StaticListableBeanFactory gateways = new StaticListableBeanFactory();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final TestDatabase database;

	private final SmsMetrics metrics = new SmsMetrics(this.registry);

	private final SmsDispatchService dispatch;

	private final SmsDeliveryWatch watch;

	public DispatchForTests(TestDatabase database, SmsProperties properties, Clock clock) {
		this.database = database;
		var deliveries = new SmsDeliveryRepository(database.jdbc());
		this.dispatch = new SmsDispatchService(this.gateways.getBeanProvider(SmsGateway.class), deliveries,
				EncryptionForTests.fields(database.dataSource()), properties, this.metrics, clock);
		this.watch = new SmsDeliveryWatch(this.dispatch, deliveries, properties, this.metrics, clock);
	}

	/** Adds a gateway, after those that were added before. */
	public void add(SmsGateway gateway) {
		this.gateways.addBean(gateway.name(), gateway);
	}

	public SmsReceipts receipts() {
		return this.dispatch;
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
