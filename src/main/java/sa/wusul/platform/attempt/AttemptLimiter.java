package sa.wusul.platform.attempt;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.encryption.KeyedHash;

/**
 * Limits of tries, in buckets of the database that all nodes share. A try is counted
 * whatever becomes of the caller's transaction.
 */
@Component
public class AttemptLimiter {

	private final BucketRepository buckets;

	private final KeyedHash hash;

	private final Clock clock;

	AttemptLimiter(BucketRepository buckets, KeyedHash hash, Clock clock) {
		this.buckets = buckets;
		this.hash = hash;
		this.clock = clock;
	}

	/**
	 * Counts a try.
	 * @return the time to wait, if there is no try left
	 */
	public Optional<Duration> take(AttemptLimit limit, String subject) {
		var probe = bucket(limit, subject).tryConsumeAndReturnRemaining(1);
		return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
	}

	/**
	 * Counts a try with each of these limits, or with none of them.
	 * @return the limit that has no try left
	 */
	public Optional<Refusal> takeAll(List<Use> uses) {
		List<Use> taken = new ArrayList<>();
		for (var use : uses) {
			var wait = take(use.limit(), use.subject());
			if (wait.isPresent()) {
				giveBack(taken);
				return Optional.of(new Refusal(use.limit(), wait.get()));
			}
			taken.add(use);
		}
		return Optional.empty();
	}

	/** Returns tries that need not count, because they succeeded. */
	public void giveBack(List<Use> uses) {
		uses.forEach((use) -> bucket(use.limit(), use.subject()).addTokens(1));
	}

	/** Checks whether there is a try left, without counting one. */
	public boolean hasLeft(AttemptLimit limit, String subject) {
		return bucket(limit, subject).estimateAbilityToConsume(1).canBeConsumed();
	}

	Bucket bucket(AttemptLimit limit, String subject) {
		// With other rates, a limit begins anew.
		return this.buckets.getProxy(this.hash.hex("attempt", limit.toString(), subject), () -> configuration(limit));
	}

	private static BucketConfiguration configuration(AttemptLimit limit) {
		var configuration = BucketConfiguration.builder();
		limit.rates()
			.forEach((rate) -> configuration
				.addLimit((bandwidth) -> bandwidth.capacity(rate.tries()).refillGreedy(rate.tries(), rate.within())));
		return configuration.build();
	}

	/** Deletes buckets that are full again, as new ones are. */
	@Scheduled(cron = "0 */10 * * * *", zone = "Asia/Riyadh")
	void forgetFull() {
		this.buckets.forgetFullAt(this.clock.instant());
	}

	/** A limit and whose tries it counts. */
	public record Use(AttemptLimit limit, String subject) {
	}

	/** The limit without tries left, and the time until the next. */
	public record Refusal(AttemptLimit limit, Duration pause) {
	}

}
