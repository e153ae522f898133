package sa.wusul.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

import sa.wusul.notification.SmsDeliveryRepository.Beginning;
import sa.wusul.notification.SmsDeliveryRepository.Part;
import sa.wusul.platform.encryption.PersonalFields;

/**
 * Dispatch of messages to the gateways: the first that is ready, or the next one if the
 * centre surely did not accept the message. A part whose outcome is unclear stays with
 * its gateway, because another centre could not know that it was sent (ADR 53).
 */
@Service
@EnableConfigurationProperties(SmsProperties.class)
class SmsDispatchService implements SmsReceipts {

	private static final Logger logger = LoggerFactory.getLogger(SmsDispatchService.class);

	private final ObjectProvider<SmsGateway> gateways;

	private final SmsDeliveryRepository deliveries;

	private final PersonalFields fields;

	private final SmsProperties properties;

	private final SmsMetrics metrics;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	/** The gateways whose receipts are slow, which come last. */
	private final Set<String> slow = ConcurrentHashMap.newKeySet();

	private volatile boolean earlyReceipts;

	SmsDispatchService(ObjectProvider<SmsGateway> gateways, SmsDeliveryRepository deliveries, PersonalFields fields,
			SmsProperties properties, SmsMetrics metrics, Clock clock, ApplicationEventPublisher events) {
		this.gateways = gateways;
		this.deliveries = deliveries;
		this.fields = fields;
		this.properties = properties;
		this.metrics = metrics;
		this.clock = clock;
		this.events = events;
	}

	/** Checks whether a gateway can hand over messages now. */
	boolean isAvailable() {
		return this.gateways.stream().anyMatch(SmsGateway::isReady);
	}

	/**
	 * Sends a message, once for its key. Any failure but a refusal may be followed by a
	 * repetition.
	 * @return the lowest state of its parts
	 */
	SmsDeliveryState send(SmsMessage message) {
		var alone = new SmsBatch();
		var state = send(message, alone);
		record(alone);
		recorded();
		return state;
	}

	/**
	 * Begins messages that a centre would ignore a second time, in the transaction of the
	 * caller. Others are begun when they are sent, because one that is begun but not sent
	 * counts as unclear.
	 */
	void beginTogether(List<SmsMessage> messages, SmsBatch batch) {
		var byGateway = new LinkedHashMap<SmsGateway, List<Beginning>>();
		for (var message : messages) {
			ready(message).stream()
				.findFirst()
				.filter(SmsGateway::deduplicates)
				.ifPresent((gateway) -> byGateway.computeIfAbsent(gateway, (one) -> new ArrayList<>())
					.add(new Beginning(message.key(), this.fields.hash(message.mobile()), gateway.parts(message),
							message.counted())));
		}
		byGateway
			.forEach((gateway, beginnings) -> this.deliveries.begin(beginnings, gateway.name(), this.clock.instant())
				.forEach(batch::begun));
	}

	/** Sends a message of a batch, whose acceptance is recorded with it. */
	SmsDeliveryState send(SmsMessage message, SmsBatch batch) {
		var begunBefore = batch.takeBegun(message.key());
		if (!begunBefore.isEmpty()) {
			return sendBegun(message, begunBefore, batch);
		}
		var ready = ready(message);
		if (ready.isEmpty()) {
			throw new SmsNotAcceptedException("no gateway is connected");
		}
		var begun = begin(message, ready.get(0));
		return !begun.isEmpty() ? sendAnew(message, ready, begun, batch)
				: resume(message, ready, this.deliveries.forKey(message.key()), batch);
	}

	/**
	 * Sends a message that this thread began, first through the gateway for which it did.
	 */
	private SmsDeliveryState sendBegun(SmsMessage message, List<Part> begun, SmsBatch batch) {
		var own = begun.get(0).gateway();
		var ready = ready(message).stream()
			.sorted(Comparator.comparing((gateway) -> !gateway.name().equals(own)))
			.toList();
		if (!ready.isEmpty() && ready.get(0).name().equals(own)) {
			return sendAnew(message, ready, begun, batch);
		}
		this.deliveries.forget(message.key());
		if (ready.isEmpty()) {
			throw new SmsNotAcceptedException("no gateway is connected");
		}
		return sendAnew(message, ready, begin(message, ready.get(0)), batch);
	}

	/** Forgets a message that was begun but is left to another node. */
	void release(String key, SmsBatch batch) {
		if (!batch.takeBegun(key).isEmpty()) {
			this.deliveries.forget(key);
		}
	}

	/** Records what centres took of a batch. */
	void record(SmsBatch batch) {
		var accepted = batch.takeAccepted();
		if (!accepted.isEmpty()) {
			this.deliveries.accepted(accepted);
		}
		batch.takeGateways().forEach(SmsGateway::complete);
	}

	/** Gives receipts that were faster than the record to their parts. */
	void recorded() {
		if (this.earlyReceipts) {
			matchEarly();
		}
	}

	private List<SmsGateway> ready(SmsMessage message) {
		return ready().stream().filter((gateway) -> !gateway.name().equals(message.avoided())).toList();
	}

	private List<SmsGateway> ready() {
		return this.gateways.orderedStream()
			.filter(SmsGateway::isReady)
			.sorted(Comparator.comparing((gateway) -> this.slow.contains(gateway.name())))
			.toList();
	}

	private List<Part> begin(SmsMessage message, SmsGateway gateway) {
		return this.deliveries.begin(message.key(), this.fields.hash(message.mobile()), gateway.name(),
				gateway.parts(message), message.counted(), this.clock.instant());
	}

	/** Sends a message that no centre has, through the first gateway that takes it. */
	private SmsDeliveryState sendAnew(SmsMessage message, List<SmsGateway> ready, List<Part> begun, SmsBatch batch) {
		var parts = begun;
		for (var place = 0; place < ready.size(); place++) {
			var gateway = ready.get(place);
			if (place > 0) {
				this.deliveries.forget(message.key());
				parts = begin(message, gateway);
			}
			try {
				return hand(message, gateway, parts, batch);
			}
			catch (SmsNotAcceptedException notAccepted) {
				var isLast = place == ready.size() - 1;
				if (isLast || this.deliveries.forKey(message.key())
					.stream()
					.anyMatch((part) -> part.state() != SmsDeliveryState.WAITING)) {
					throw notAccepted;
				}
				logger.info("SMS gateway {}: {}; the next one sends", gateway.name(), notAccepted.getMessage());
			}
		}
		throw new SmsNotAcceptedException("no gateway is connected");
	}

	/** Continues a message that was begun before. */
	private SmsDeliveryState resume(SmsMessage message, List<SmsGateway> ready, List<Part> parts, SmsBatch batch) {
		var open = parts.stream().filter((part) -> part.state().compareTo(SmsDeliveryState.SENT) < 0).toList();
		if (open.isEmpty()) {
			return lowest(parts.stream().map(Part::state));
		}
		var own = ready.stream().filter((gateway) -> gateway.name().equals(open.get(0).gateway())).findFirst();
		var isUnclear = open.stream().anyMatch((part) -> part.state() == SmsDeliveryState.SENDING);
		var isPartly = open.size() < parts.size();
		var isFresh = open.stream()
			.anyMatch((part) -> part.triedAt().plus(this.properties.unclearPatience()).isAfter(this.clock.instant()));
		var mayContinue = isUnclear ? own.filter(SmsGateway::deduplicates).isPresent() || isPartly && !isFresh
				: isPartly;
		if (own.isPresent() && mayContinue) {
			return hand(message, own.get(), open, batch);
		}
		if ((isUnclear || isPartly) && isFresh) {
			throw new SmsUnclearException("the outcome at " + open.get(0).gateway() + " is not known yet");
		}
		this.deliveries.forget(message.key());
		return sendAnew(message, ready, begin(message, ready.get(0)), batch);
	}

	private static SmsDeliveryState lowest(Stream<SmsDeliveryState> states) {
		return states.min(Comparator.naturalOrder()).orElse(SmsDeliveryState.SENT);
	}

	private SmsDeliveryState hand(SmsMessage message, SmsGateway gateway, List<Part> parts, SmsBatch batch) {
		var states = new ArrayList<SmsDeliveryState>();
		try {
			for (var part : parts) {
				if (part.state() == SmsDeliveryState.WAITING) {
					this.deliveries.trying(part.id(), this.clock.instant());
				}
				var acceptance = gateway.send(message, part.part(), part.reference());
				batch.accepted(gateway, part.id(), acceptance, this.clock.instant());
				if (!gateway.deduplicates()) {
					// A centre that would take it twice is to be remembered at once.
					record(batch);
				}
				states.add(acceptance.state());
				this.metrics.sent(gateway.name());
				if (acceptance.state().isSettled()) {
					this.metrics.receipt(gateway.name(), acceptance.state());
				}
			}
			return lowest(states.stream());
		}
		catch (SmsNotAcceptedException notAccepted) {
			record(batch);
			this.metrics.failed(gateway.name(), "not_accepted");
			parts.forEach((part) -> this.deliveries.notAccepted(part.id(), code(notAccepted)));
			throw notAccepted;
		}
		catch (SmsUnclearException unclear) {
			record(batch);
			this.metrics.failed(gateway.name(), "unclear");
			logger.warn("SMS gateway {}: {}; the outcome of a message is unclear", gateway.name(),
					unclear.getMessage());
			throw unclear;
		}
		catch (SmsRefusedException refused) {
			record(batch);
			this.metrics.failed(gateway.name(), "refused");
			this.deliveries.refused(message.key(), code(refused), this.clock.instant());
			throw refused;
		}
		finally {
			if (this.earlyReceipts) {
				matchEarly();
			}
		}
	}

	@Override
	public void receive(SmsReceipt receipt) {
		var part = this.deliveries.find(receipt.gateway(), receipt.receiptId())
			.or(() -> receipt.echo()
				.flatMap((echo) -> this.deliveries.findUnclear(receipt.gateway(), echo.reference(),
						this.fields.hash(echo.mobile()))));
		if (!receipt.state().isSettled() && part.isEmpty()) {
			return;
		}
		if (part.isPresent()) {
			this.metrics.receipt(receipt.gateway(), receipt.state());
			settle(part.get(), receipt.state(), receipt.problem());
		}
		else {
			this.deliveries.keepEarly(receipt, this.clock.instant());
			matchEarly();
		}
	}

	/** Notes a state, and tells who waits for the outcome of the message. */
	void settle(long part, SmsDeliveryState state, Optional<String> problem) {
		if (this.deliveries.settle(part, state, problem, this.clock.instant()) && state.isSettled()) {
			this.events.publishEvent(new SmsSettledEvent(part));
		}
	}

	/** Gives early receipts to their parts. */
	void matchEarly() {
		for (var early : this.deliveries.matchedEarly()) {
			settle(early.delivery(), early.state(), early.problem());
			this.deliveries.forgetEarly(early.id());
		}
		this.earlyReceipts = this.deliveries.hasEarly();
	}

	/** Notes which gateways have slow receipts, so that the others come first. */
	void slow(Set<String> names) {
		names.stream()
			.filter((name) -> !this.slow.contains(name))
			.forEach((name) -> logger.warn("SMS gateway {}: receipts are slow; others are preferred", name));
		this.slow.retainAll(names);
		this.slow.addAll(names);
	}

	Set<String> slow() {
		return Set.copyOf(this.slow);
	}

	Optional<SmsGateway> gateway(String name) {
		return this.gateways.stream().filter((gateway) -> gateway.name().equals(name)).findFirst();
	}

	/** Returns the gateways in the order of the settings. */
	List<SmsGateway> gateways() {
		return this.gateways.orderedStream().toList();
	}

	/** Returns the reason, which names no person, as far as a row has room for it. */
	private static String code(RuntimeException reason) {
		var text = reason.getMessage();
		return text.substring(0, Math.min(text.length(), 60));
	}

}
