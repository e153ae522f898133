package sa.wusul.platform.engine;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.encryption.KeyedHash;

/**
 * Filter that writes to the audit log which accounts use the interfaces for programs,
 * once an hour for an account and address, because each request is a log-in.
 */
class AccountAuditFilter extends OncePerRequestFilter {

	private static final Duration AGAIN = Duration.ofHours(1);

	private static final int MOST = 10_000;

	private final AuditLog audit;

	private final IdentityService identity;

	private final KeyedHash hash;

	private final Clock clock;

	private final Map<String, Instant> written = new ConcurrentHashMap<>();

	AccountAuditFilter(AuditLog audit, IdentityService identity, KeyedHash hash, Clock clock) {
		this.audit = audit;
		this.identity = identity;
		this.hash = hash;
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var account = this.identity.getCurrentAuthentication();
		if (account != null) {
			write(account.getUserId(), VisitorAddress.of(request));
		}
		chain.doFilter(request, response);
	}

	private void write(String account, String address) {
		var key = account + " " + address;
		var now = this.clock.instant();
		var last = this.written.get(key);
		if (last == null || Duration.between(last, now).abs().compareTo(AGAIN) >= 0) {
			this.audit.add(AuditEntry.done(account, RequestAuditFilter.LOGIN)
				.on("basic")
				.with("source=" + this.hash.hex("log", address).substring(0, 10)));
			if (this.written.size() >= MOST) {
				this.written.clear();
			}
			this.written.put(key, now);
		}
	}

}
