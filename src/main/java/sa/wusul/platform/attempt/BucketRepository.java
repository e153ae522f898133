package sa.wusul.platform.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Repository;

/**
 * The buckets, one row each. A try reads its row and writes it if it is unchanged: two
 * statements, each committed by itself, on any database.
 */
@Repository
class BucketRepository extends AbstractCompareAndSwapBasedProxyManager<String> {

	private final JdbcClient jdbc;

	private final Clock clock;

	BucketRepository(DataSource dataSource, Clock clock) {
		super(ClientSideConfig.getDefault().withClientClock(timeOf(clock)));
		// Another data source than that of the transactions, so that none is joined.
		this.jdbc = JdbcClient.create(new DelegatingDataSource(dataSource));
		this.clock = clock;
	}

	@Override
	protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
		return new CompareAndSwapOperation() {
			@Override
			public Optional<byte[]> getStateData(Optional<Long> timeout) {
				return BucketRepository.this.jdbc.sql("select state from attempt_bucket where bucket_key = ?")
					.param(key)
					.query(String.class)
					.optional()
					.map(Base64.getDecoder()::decode);
			}

			@Override
			public boolean compareAndSwap(byte[] before, byte[] after, RemoteBucketState state,
					Optional<Long> timeout) {
				return (before != null) ? update(key, before, after, state) : insert(key, after, state);
			}
		};
	}

	private boolean update(String key, byte[] before, byte[] after, RemoteBucketState state) {
		return this.jdbc.sql("update attempt_bucket set state = ?, full_at = ? where bucket_key = ? and state = ?")
			.params(encoded(after), fullAt(state).atOffset(ZoneOffset.UTC), key, encoded(before))
			.update() == 1;
	}

	private boolean insert(String key, byte[] after, RemoteBucketState state) {
		try {
			return this.jdbc.sql("insert into attempt_bucket (bucket_key, state, full_at) values (?, ?, ?)")
				.params(key, encoded(after), fullAt(state).atOffset(ZoneOffset.UTC))
				.update() == 1;
		}
		catch (DuplicateKeyException insertedMeanwhile) {
			return false;
		}
	}

	private Instant fullAt(RemoteBucketState state) {
		var now = this.clock.instant();
		return now.plus(Duration.ofNanos(state.calculateFullRefillingTime(nanos(now))));
	}

	void forgetFullAt(Instant now) {
		this.jdbc.sql("delete from attempt_bucket where full_at < ?").param(now.atOffset(ZoneOffset.UTC)).update();
	}

	@Override
	public void removeProxy(String key) {
		this.jdbc.sql("delete from attempt_bucket where bucket_key = ?").param(key).update();
	}

	@Override
	public boolean isAsyncModeSupported() {
		return false;
	}

	@Override
	protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
		throw new UnsupportedOperationException();
	}

	@Override
	protected CompletableFuture<Void> removeAsync(String key) {
		throw new UnsupportedOperationException();
	}

	private static String encoded(byte[] state) {
		return Base64.getEncoder().encodeToString(state);
	}

	private static TimeMeter timeOf(Clock clock) {
		return new TimeMeter() {
			@Override
			public long currentTimeNanos() {
				return nanos(clock.instant());
			}

			@Override
			public boolean isWallClockBased() {
				return true;
			}
		};
	}

	private static long nanos(Instant moment) {
		return Math.multiplyExact(moment.toEpochMilli(), 1_000_000L);
	}

}
