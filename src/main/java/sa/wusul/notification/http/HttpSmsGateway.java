package sa.wusul.notification.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import sa.wusul.notification.SmsAcceptance;
import sa.wusul.notification.SmsDeliveryState;
import sa.wusul.notification.SmsGateway;
import sa.wusul.notification.SmsMessage;
import sa.wusul.notification.SmsMetrics;
import sa.wusul.notification.SmsNotAcceptedException;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.notification.SmsRefusedException;
import sa.wusul.notification.SmsUnclearException;
import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * A gateway by HTTP. The provider divides texts itself, ignores a repeated key, and is
 * asked for states, since it reports none by itself. After a failure it is left alone for
 * a growing time. It precedes the demo's.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpSmsGateway implements SmsGateway {

	private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

	/** Text or number of the message can never be accepted. */
	private static final Set<Integer> FOR_GOOD = Set.of(400, 422);

	private static final int SERVER_ERROR = 500;

	private static final Duration FIRST_REST = Duration.ofSeconds(1);

	private final Gateway settings;

	private final HttpSmsClient client;

	private final SmsMetrics metrics;

	private final Backoff rests;

	private int failures;

	private long restsUntil = System.nanoTime();

	HttpSmsGateway(Gateway settings, HttpSmsClient client, SmsMetrics metrics) {
		this.settings = settings;
		this.client = client;
		this.metrics = metrics;
		this.rests = new Backoff(FIRST_REST, settings.pause(), Integer.MAX_VALUE);
		metrics.bound(settings.name(), true);
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public synchronized boolean isReady() {
		return System.nanoTime() - this.restsUntil >= 0;
	}

	@Override
	public boolean deduplicates() {
		return true;
	}

	@Override
	public int parts(SmsMessage message) {
		return 1;
	}

	@Override
	public SmsAcceptance send(SmsMessage message, int part, int reference) {
		NeighbourAnswer answer;
		try {
			answer = this.client.send(message);
		}
		catch (TemporaryFailureException problem) {
			rest();
			throw new SmsUnclearException("no answer to a message: " + problem.getMessage());
		}
		var id = this.client.id(answer);
		if (answer.isGood() && ID.matcher(id).matches()) {
			recover();
			return SmsAcceptance.of(id);
		}
		var reason = "the provider answered with status " + answer.status();
		if (FOR_GOOD.contains(answer.status())) {
			recover();
			throw new SmsRefusedException(reason);
		}
		rest();
		if (answer.isGood() || answer.status() >= SERVER_ERROR) {
			throw new SmsUnclearException(reason);
		}
		throw new SmsNotAcceptedException(reason);
	}

	private synchronized void recover() {
		this.failures = 0;
		this.metrics.bound(name(), true);
	}

	private synchronized void rest() {
		this.failures++;
		this.restsUntil = System.nanoTime() + this.rests.after(this.failures).toNanos();
		this.metrics.bound(name(), false);
	}

	@Override
	public Optional<SmsDeliveryState> ask(String centreId) {
		try {
			var answer = this.client.ask(centreId);
			return answer.isGood() ? state(this.client.state(answer)) : Optional.empty();
		}
		catch (TemporaryFailureException untold) {
			return Optional.empty();
		}
	}

	private static Optional<SmsDeliveryState> state(String word) {
		return switch (word) {
			case "DELIVERED" -> Optional.of(SmsDeliveryState.DELIVERED);
			case "FAILED" -> Optional.of(SmsDeliveryState.FAILED);
			case "EXPIRED" -> Optional.of(SmsDeliveryState.FAILED_FOR_NOW);
			default -> Optional.empty();
		};
	}

}
