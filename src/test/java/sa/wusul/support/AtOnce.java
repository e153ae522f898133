package sa.wusul.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many threads that do work at the same moment. */
public final class AtOnce {

	private AtOnce() {
	}

	/**
	 * Returns the results of all threads.
	 * @throws AssertionError if one of them failed
	 */
	public static <T> List<T> all(int many, Work<T> work) {
		var threads = Executors.newFixedThreadPool(many);
		var start = new CyclicBarrier(many);
		try {
			return IntStream.range(0, many).mapToObj((number) -> threads.submit((Callable<T>) () -> {
				start.await();
				return work.run(number);
			})).toList().stream().map(AtOnce::result).toList();
		}
		finally {
			threads.shutdown();
		}
	}

	/** Returns for each thread its result, or the exception that refused it. */
	public static List<Object> answers(int many, Work<?> work) {
		return all(many, (number) -> {
			try {
				return work.run(number);
			}
			catch (RuntimeException refused) {
				return refused;
			}
		});
	}

	private static <T> T result(Future<T> answer) {
		try {
			return answer.get();
		}
		catch (Exception problem) {
			throw new AssertionError(problem);
		}
	}

	/** The work of one thread, numbered from zero. */
	public interface Work<T> {

		T run(int number) throws Exception;

	}

}
