package sa.wusul.portal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fifty people use the portal, each with a case, with a click about every second; the
 * times are those of the server, from the first byte that it reads to the last that it
 * writes.
 */
@DisplayName("With fifty people at the portal on PostgreSQL")
@OnPostgreSql
@CaseStory
@Tag("speed")
class PortalSpeedIT {

	private static final Logger log = LoggerFactory.getLogger(PortalSpeedIT.class);

	private static final int PEOPLE = 50;

	private static final int CLICKS = Integer.getInteger("portal.clicks", 30);

	private static final long LIMIT_MILLIS = 100;

	private static final Map<String, List<Long>> TIMES = new ConcurrentHashMap<>();

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("nineteen of twenty answers take less than a tenth of a second")
	void fast() throws Exception {
		var people = new ArrayList<Person>();
		for (var number = 0; number < PEOPLE; number++) {
			people.add(person(identityNumber(number)));
		}
		clickThrough(people, 8, 200);
		TIMES.clear();

		var begin = System.nanoTime();
		clickThrough(people, CLICKS, 1000);
		var seconds = (System.nanoTime() - begin) / 1e9;

		var all = TIMES.values().stream().flatMap(List::stream).sorted().toList();
		log.info("{} clicks of {} people in {} s\n{}", all.size(), PEOPLE, Math.round(seconds), table());
		assertThat(all).hasSize(PEOPLE * CLICKS);
		assertThat(quantile(all, 0.95)).as("95 % in microseconds").isLessThan(LIMIT_MILLIS * 1000);
	}

	private Person person(String identityNumber) throws Exception {
		var reference = this.work.handIn("passport");
		this.work.giveTo(reference, identityNumber);
		return new Person(CitizenSession.logIn(this.port, this.work, identityNumber), reference);
	}

	private static String identityNumber(int number) {
		return IntStream.range(0, 10)
			.mapToObj((last) -> "10900%04d%d".formatted(number * 7 + 3, last))
			.filter(PortalSpeedIT::isOne)
			.findFirst()
			.orElseThrow();
	}

	private static boolean isOne(String digits) {
		try {
			new IdentityNumber(digits);
			return true;
		}
		catch (RefusalException wrongCheckDigit) {
			return false;
		}
	}

	/**
	 * Lets each person click through the portal.
	 * @param pause milliseconds between two clicks, on average
	 */
	private static void clickThrough(List<Person> people, int clicks, int pause) throws Exception {
		var threads = Executors.newFixedThreadPool(people.size());
		try {
			var done = people.stream().map((person) -> threads.submit(() -> {
				for (var click = 0; click < clicks; click++) {
					Thread.sleep(ThreadLocalRandom.current().nextInt(2 * pause));
					person.click(click);
				}
				return null;
			})).toList();
			for (var one : done) {
				one.get(5, TimeUnit.MINUTES);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static String table() {
		var lines = new StringBuilder("   50 %   95 %   most  milliseconds\n");
		new TreeMap<>(TIMES).forEach((page, times) -> {
			var sorted = new ArrayList<>(times);
			Collections.sort(sorted);
			lines.append("%7.1f%7.1f%7.1f  %s (%d)%n".formatted(quantile(sorted, 0.5) / 1000.0,
					quantile(sorted, 0.95) / 1000.0, quantile(sorted, 1) / 1000.0, page, sorted.size()));
		});
		return lines.toString();
	}

	private static long quantile(List<Long> sorted, double share) {
		return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
	}

	/** A citizen at home, and their case. */
	private record Person(CitizenSession browser, String reference) {

		private static final List<String> PAGES = List.of("/", "/services", "/cases", "/cases/{reference}",
				"/cases/{reference}/live?mark=0", "/services/intake-request-registration/request", "/appointments",
				"/tawasul", "/cases/{reference}", "/verify");

		void click(int number) throws Exception {
			var page = PAGES.get(number % PAGES.size());
			var answer = this.browser.get(page.replace("{reference}", this.reference));
			assertThat(answer.statusCode()).as(page).isEqualTo(200);
		}

	}

	@TestConfiguration
	static class Watch {

		@Bean
		FilterRegistrationBean<Filter> stopwatch() {
			var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
				var begin = System.nanoTime();
				chain.doFilter(request, response);
				var path = ((HttpServletRequest) request).getRequestURI()
					.replaceAll("\\d{4}-\\d{7}-\\d", "{reference}");
				TIMES.computeIfAbsent(path, (page) -> Collections.synchronizedList(new ArrayList<>()))
					.add(Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1000);
			});
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

	}

}
