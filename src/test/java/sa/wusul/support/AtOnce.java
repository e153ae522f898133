package sa.wusul.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many who do something at the same moment, each on a thread of his own. */
public final class AtOnce {

	private AtOnce() {
	}

	/** What each got; it fails where one of them failed. */
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

	/** What each got: an answer, or the exception that refused it. */
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

	/** What one of many does, who counts from nought. */
	public interface Work<T> {

		T run(int number) throws Exception;

	}

}
