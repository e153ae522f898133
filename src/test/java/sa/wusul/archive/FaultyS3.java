package sa.wusul.archive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.test.util.ReflectionTestUtils;

/** An S3 store with a fault, in place of the folder of a running program. */
public final class FaultyS3 implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final AtomicInteger calls = new AtomicInteger();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private final Archive archive;

	private final Object folder;

	private final Fault fault;

	private FaultyS3(Archive archive, Fault fault) throws IOException {
		this.archive = archive;
		this.fault = fault;
		this.folder = ReflectionTestUtils.getField(archive, "store");
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::answer);
		this.server.start();
		var store = new S3ContentStore(
				new ArchiveProperties.S3(URI.create("http://127.0.0.1:" + this.server.getAddress().getPort()), "bucket",
						"us-east-1", "", "key", "secret", null, true),
				PATIENCE);
		store.use(SslBundle.systemDefault().getManagers());
		ReflectionTestUtils.setField(archive, "store", store);
	}

	/** Lets an archive use a store with this fault until it is closed. */
	public static FaultyS3 of(Archive archive, Fault fault) throws IOException {
		return new FaultyS3(archive, fault);
	}

	private void answer(HttpExchange call) throws IOException {
		this.calls.incrementAndGet();
		call.getRequestBody().readAllBytes();
		if (this.fault == Fault.SLOW) {
			awaitEnd();
		}
		call.sendResponseHeaders((this.fault == Fault.FULL) ? 507 : 200, -1);
		call.close();
	}

	/** Waits longer than the program does. */
	private void awaitEnd() {
		try {
			this.closed.await(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** Returns the number of calls of the program. */
	public int calls() {
		return this.calls.get();
	}

	@Override
	public void close() {
		ReflectionTestUtils.setField(this.archive, "store", this.folder);
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** A fault of a store. */
	public enum Fault {

		/** It answers after the program's patience. */
		SLOW,

		/** It has no room. */
		FULL

	}

}
