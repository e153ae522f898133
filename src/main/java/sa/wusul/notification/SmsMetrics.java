package sa.wusul.notification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import org.springframework.stereotype.Component;

/** Figures of the gateways to the mobile network, for monitoring. */
@Component
public class SmsMetrics {

	private static final List<String> FAILURES = List.of("not_accepted", "unclear", "refused");

	private final MeterRegistry registry;

	private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();

	SmsMetrics(MeterRegistry registry) {
		this.registry = registry;
		List.of("quiet", "daily").forEach(this::heldCounter);
	}

	/** Begins the figures of a gateway at zero, so that its first failure is a rise. */
	void begin(SmsGateway gateway) {
		bound(gateway.name(), gateway.isReady());
		outstanding(gateway.name(), 0);
		FAILURES.forEach((reason) -> failedCounter(gateway.name(), reason));
		Stream.of(SmsDeliveryState.DELIVERED, SmsDeliveryState.FAILED, SmsDeliveryState.FAILED_FOR_NOW)
			.forEach((state) -> receivedCounter(gateway.name(), state.name().toLowerCase(Locale.ROOT)));
		unmatched(0);
	}

	void sent(String gateway) {
		this.registry.counter("wusul.sms.sent", "gateway", gateway).increment();
	}

	/** Counts a message that waits, each time that it is put off. */
	void held(String reason) {
		heldCounter(reason).increment();
	}

	private Counter heldCounter(String reason) {
		return this.registry.counter("wusul.sms.held", "reason", reason);
	}

	void failed(String gateway, String reason) {
		failedCounter(gateway, reason).increment();
	}

	private Counter failedCounter(String gateway, String reason) {
		return this.registry.counter("wusul.sms.failed", "gateway", gateway, "reason", reason);
	}

	void receipt(String gateway, SmsDeliveryState state) {
		receipt(gateway, state.name().toLowerCase(Locale.ROOT));
	}

	/** Counts receipts that belong to nothing. */
	void unmatched(int receipts) {
		this.registry.counter("wusul.sms.unmatched").increment(receipts);
	}

	/** Counts a message that nobody asked for, which is dropped. */
	public void unsolicited(String gateway) {
		receipt(gateway, "unsolicited");
	}

	private void receipt(String gateway, String state) {
		receivedCounter(gateway, state).increment();
	}

	private Counter receivedCounter(String gateway, String state) {
		return this.registry.counter("wusul.sms.received", "gateway", gateway, "state", state);
	}

	/** Notes whether a gateway is connected. */
	public void bound(String gateway, boolean bound) {
		gauge("wusul.sms.bound", gateway).set(bound ? 1 : 0);
	}

	void outstanding(String gateway, long parts) {
		gauge("wusul.sms.outstanding", gateway).set(parts);
	}

	private AtomicLong gauge(String name, String gateway) {
		return this.gauges.computeIfAbsent(name + ":" + gateway,
				(key) -> this.registry.gauge(name, Tags.of("gateway", gateway), new AtomicLong()));
	}

}
