package sa.wusul.services.register;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * The registers, asked about a person before there is a case: only those that find the
 * person's own record by their number. All are asked at once, and together they have two
 * seconds.
 */
@Component
class RegisterPreviewReader implements DisposableBean {

	/** The occasion of which registers are told, as there is no case. */
	private static final String OCCASION = "portal-preview";

	/** A register that hangs holds a thread, but never those of the portal's pages. */
	private static final int MOST_CALLS = 16;

	private static final Logger log = LoggerFactory.getLogger(RegisterPreviewReader.class);

	private final RegisterProperties properties;

	private final List<RegisterGateway> gateways;

	private final ThreadPoolExecutor calls;

	private final Duration patience;

	RegisterPreviewReader(RegisterProperties properties, List<RegisterGateway> gateways,
			@Value("${wusul.register-preview-patience:PT2S}") Duration patience) {
		this.patience = patience;
		this.properties = properties;
		this.gateways = gateways;
		this.calls = new ThreadPoolExecutor(MOST_CALLS, MOST_CALLS, 30, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(MOST_CALLS), (work) -> {
					var thread = new Thread(work, "register-preview");
					thread.setDaemon(true);
					return thread;
				});
		this.calls.allowCoreThreadTimeOut(true);
	}

	/** Returns the names of all facts that the registers can report about a person. */
	Set<String> reported(List<String> registers) {
		return own(registers).stream()
			.flatMap((register) -> this.properties.registers().get(register).answers().keySet().stream())
			.collect(Collectors.toSet());
	}

	/**
	 * Asks the registers, without any answer of an application.
	 * @return the facts, except names; empty if one of the registers does not answer in
	 * time
	 */
	Optional<Map<String, Object>> ask(String service, IdentityNumber person, List<String> registers) {
		var until = System.nanoTime() + this.patience.toNanos();
		var enquiry = new RegisterEnquiry(RegisterPurpose.PREVIEW, OCCASION, service, person, Map.of());
		var answers = new ArrayList<Future<Map<String, Object>>>();
		try {
			for (var register : own(registers)) {
				var gateway = RegisterGateway.get(this.gateways, register);
				answers.add(this.calls.submit(() -> gateway.enquire(register, enquiry)));
			}
			var facts = new HashMap<String, Object>();
			for (var answer : answers) {
				facts.putAll(answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
			}
			facts.values().removeIf(PersonName.class::isInstance);
			return Optional.of(facts);
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			return silent(answers, service);
		}
		catch (ExecutionException | TimeoutException | RejectedExecutionException | TemporaryFailureException silent) {
			return silent(answers, service);
		}
	}

	/**
	 * Asks several questions at the same time.
	 * @return the answers in the order of the questions; empty where none came in time
	 */
	<T> List<Optional<T>> askAll(List<Callable<T>> questions) {
		var until = System.nanoTime() + this.patience.toNanos();
		var asked = questions.stream().map(this::begin).toList();
		return asked.stream().map((one) -> one.flatMap((answer) -> await(answer, until))).toList();
	}

	private <T> Optional<Future<T>> begin(Callable<T> question) {
		try {
			return Optional.of(this.calls.submit(question));
		}
		catch (RejectedExecutionException busy) {
			return Optional.empty();
		}
	}

	private static <T> Optional<T> await(Future<T> answer, long until) {
		try {
			return Optional.of(answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException failed) {
			log.info("A register does not answer about the people of a person: {}",
					failed.getCause().getClass().getSimpleName());
		}
		catch (TimeoutException silent) {
			log.info("A register does not answer in time about the people of a person");
		}
		answer.cancel(true);
		return Optional.empty();
	}

	private static Optional<Map<String, Object>> silent(List<Future<Map<String, Object>>> answers, String service) {
		answers.forEach((answer) -> answer.cancel(true));
		log.info("No preview of {}: a register does not answer in time", service);
		return Optional.empty();
	}

	private List<String> own(List<String> registers) {
		return registers.stream()
			.filter((register) -> this.properties.find(register).filter(RegisterProperties.Connection::own).isPresent())
			.toList();
	}

	@Override
	public void destroy() {
		this.calls.shutdownNow();
	}

}
