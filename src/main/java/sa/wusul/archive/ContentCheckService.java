package sa.wusul.archive;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.encryption.SealedValueException;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.text.Sha256;

/**
 * The check whether files are still what was stored: a share each night, those first that
 * were not read for the longest time, so that each is read within a known period.
 */
@Service
class ContentCheckService implements ContentRepairs {

	private static final Logger log = LoggerFactory.getLogger(ContentCheckService.class);

	/** More damage in a night is a fault of the whole store, and not work for people. */
	private static final int MOST_DAMAGED = 20;

	private final Archive archive;

	private final ArchiveRepository items;

	private final RepairStarter repairs;

	private final LimitDecisions limits;

	private final Rights rights;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ContentCheckService(Archive archive, ArchiveRepository items, RepairStarter repairs, LimitDecisions limits,
			Rights rights, AuditLog audit, PlatformTransactionManager transactions, Clock clock) {
		this.archive = archive;
		this.items = items;
		this.repairs = repairs;
		this.limits = limits;
		this.rights = rights;
		this.audit = audit;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Checks the share of a night.
	 * @return the number of files that were read
	 */
	int checkShare() {
		var nights = Math.max(1, this.limits.duration(ArchiveLimit.CHECK).toDays() - 1);
		var share = (int) ((this.items.stored() + nights - 1) / nights);
		var damaged = 0;
		var read = 0;
		for (var hash : this.items.uncheckedSince(this.clock.instant(), share)) {
			damaged += isNewlyDamaged(hash) ? 1 : 0;
			read++;
			if (damaged >= MOST_DAMAGED) {
				log.error(
						"{} of {} files of the archive are missing or changed: the check stops. Is it the right store?",
						damaged, read);
				break;
			}
		}
		return read;
	}

	private boolean isNewlyDamaged(String hash) {
		var found = state(hash);
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			if (this.items.lock(hash).filter(ItemState.STORED::equals).isEmpty()) {
				return false;
			}
			this.items.checked(hash, found, this.clock.instant());
			if (found == ItemState.STORED) {
				return false;
			}
			log.error("The file {} of the archive is {}", this.archive.place(hash), found);
			this.repairs.ask(this.items.find(hash).orElseThrow(), found, this.archive.place(hash), centre());
			return true;
		}));
	}

	/** Returns the first centre, whose people look after the archive of all. */
	private String centre() {
		return this.rights.organisation().centres().get(0).id();
	}

	private ItemState state(String hash) {
		try {
			return this.archive.open(hash)
				.map((content) -> Sha256.hex(content).equals(hash) ? ItemState.STORED : ItemState.CHANGED)
				.orElse(ItemState.MISSING);
		}
		catch (SealedValueException changed) {
			log.warn("The file {} of the archive cannot be opened: {}", this.archive.place(hash), changed.getMessage());
			return ItemState.CHANGED;
		}
	}

	@Override
	public boolean check(String hash) {
		var found = state(hash);
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			var state = this.items.lock(hash);
			if (state.filter((known) -> known != ItemState.DISCARDED).isEmpty()) {
				return true;
			}
			this.items.checked(hash, found, this.clock.instant());
			if (found == ItemState.STORED) {
				this.archive.version(hash).ifPresent((version) -> this.items.sealedAnew(hash, version));
				this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "archive.restored").on(hash));
			}
			return found == ItemState.STORED;
		}));
	}

	@Override
	public void lose(String hash, String reason, String person) {
		this.items.lock(hash);
		this.items.checked(hash, ItemState.LOST, this.clock.instant());
		this.audit.add(AuditEntry.done(person, "archive.lost").on(hash).saying(reason));
	}

}
