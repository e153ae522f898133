// The rules of src/main/resources/release/model-rules.json that can be checked in a single process model, as bpmnlint
// rules. The check on deployment (sa.wusul.release.rules) is authoritative; these rules show analysts the same findings
// while they draw. No imports: src/lint/lint.mjs copies this file into the plug-in of Camunda Modeler.
function wusulRules(book, vocabulary) {
  const PACKAGE = 'bpmnlint-plugin-wusul';
  const alone = book.rules.filter((rule) => rule.alone);
  const known = new Set(Object.values(book.namespaces));
  const kinds = Object.fromEntries(
    Object.entries(book.kinds).map(([name, kind]) => [
      name,
      { ...kind, pattern: kind.pattern && new RegExp(`^(?:${kind.pattern})$`, 'su') },
    ]),
  );
  const details = new Set([
    'bpmn:documentation',
    'bpmn:conditionExpression',
    'bpmn:timeDate',
    'bpmn:timeCycle',
    'bpmn:timeDuration',
    'bpmn:multiInstanceLoopCharacteristics',
    'bpmn:loopCardinality',
    'bpmn:script',
    'bpmn:text',
  ]);
  const expression = /[$#]\{/;

  // ---- a model as a tree of its contents, with the rule book's prefixes

  const lower = (name) => name.charAt(0).toLowerCase() + name.slice(1);
  const prefixed = (name) => (known.has(name.split(':')[0]) ? name : `?:${name.split(':').pop()}`);

  function node(name, parent) {
    const made = { name, parent, attributes: {}, children: [], text: '' };
    parent?.children.push(made);
    return made;
  }

  function tree(element, name, parent) {
    const made = node(name, parent);
    const own = name.split(':')[0];
    for (const [attribute, value] of Object.entries(element.$attrs ?? {})) {
      if (!attribute.startsWith('xmlns')) {
        made.attributes[attribute.includes(':') ? prefixed(attribute) : attribute] = String(value);
      }
    }
    // moddle hides references from Object.keys.
    for (const key of Object.getOwnPropertyNames(element)) {
      if (!key.startsWith('$') && element[key] !== undefined) {
        say(made, own, element.$descriptor?.propertiesByName?.[key], key, element[key]);
      }
    }
    if (!element.$descriptor?.propertiesByName) {
      // an element that moddle does not know
      (element.$children ?? []).forEach((child) => tree(child, prefixed(child.$type), made));
      made.text += element.$body ?? '';
    }
    return made;
  }

  function say(made, own, property, key, value) {
    if (key === 'diagrams') {
      return;
    }
    if (property?.isBody) {
      made.text += value;
    } else if (property?.isReference) {
      if (property.isAttr) {
        made.attributes[key] = value?.id ?? '';
      }
    } else if (!property || property.isAttr) {
      const prefix = property?.ns.prefix ?? own;
      made.attributes[prefix === own ? key : `${prefix}:${key}`] = String(value);
    } else {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child?.$type) {
          const type = /^bpmn:(Formal)?Expression$/.test(child.$type) ? `bpmn:${key}` : child.$type;
          const [prefix, local] = prefixed(type).split(':');
          tree(child, `${prefix}:${lower(local)}`, made);
        } else {
          node(`${property.ns.prefix}:${key}`, made).text = String(child);
        }
      }
    }
  }

  const all = (from) => [from, ...from.children.flatMap(all)];
  const get = (from, attribute) => from.attributes[attribute] ?? '';
  const says = (from, attribute) => get(from, attribute).trim() !== '';
  const children = (from, name) => from.children.filter((child) => child.name === name);
  const extensions = (from, name) =>
    children(from, 'bpmn:extensionElements')
      .flatMap(all)
      .filter((found) => found.name === name);
  const property = (from, name) =>
    extensions(from, 'camunda:property').find((found) => get(found, 'name') === name)?.attributes.value;
  const domain = (id) => id.split('-')[0];
  const named = (from) => {
    const detail = from.name.endsWith('EventDefinition') || from.name.startsWith('camunda:') || details.has(from.name);
    return (says(from, 'id') && !detail) || !from.parent ? from : named(from.parent);
  };

  // ---- the elements of models

  function parts(from, fault) {
    const refused = book.refusedElements[from.name];
    if (refused) {
      return fault(refused, from, from.name);
    }
    if (from.name.startsWith('?:')) {
      return fault('namespace', from, from.name);
    }
    const uses = book.bpmn[from.name];
    if (!uses) {
      return fault('element', from, from.name);
    }
    const before = fault.count();
    for (const [attribute, value] of Object.entries(from.attributes)) {
      if (uses[attribute]) {
        checkValue(from, uses[attribute].replace('!', ''), value, fault);
      } else if (!book.everyBpmn[attribute]) {
        fault(ruleAgainst(attribute, value), from, `${attribute}=${value}`);
      }
    }
    if (uses['#text'] && from.text.trim() && from.children.length > 0) {
      return fault('text-alone', from, from.children[0].name);
    }
    if (uses['#text'] && from.text.trim()) {
      checkValue(from, uses['#text'].replace('!', ''), from.text.trim(), fault);
    }
    from.children.forEach((child) => parts(child, fault));
    if (fault.count() === before) {
      for (const [attribute, use] of Object.entries(uses)) {
        if (use.endsWith('!') && !(attribute === '#text' ? from.text.trim() : says(from, attribute))) {
          fault(kinds[use.replace('!', '')].rule ?? 'attribute', from, attribute);
        }
      }
    }
    return undefined;
  }

  function ruleAgainst(attribute, value) {
    if (attribute === 'camunda:type') {
      return value === 'external' ? 'external-task' : 'task-kind';
    }
    return book.refusedAttributes[attribute] ?? (attribute.startsWith('?:') ? 'namespace' : 'attribute');
  }

  function checkValue(from, name, value, fault) {
    const kind = kinds[name];
    if (!kind.rule) {
      return;
    }
    if (kind.reference && expression.test(value) && !kind.pattern.test(value)) {
      fault('dynamic-reference', from, value);
    } else if (kind.pattern && !kind.pattern.test(value)) {
      fault(kind.rule, from, value);
    } else if (['expression', 'limit'].includes(kind.rule) && expression.test(value) && !allowed(value)) {
      fault('expression', from, value);
    } else if (
      (kind.rule === 'delegate' && !(value.slice(2, -1) in vocabulary.delegates)) ||
      (kind.rule === 'group' && !isGroup(value))
    ) {
      fault(kind.rule, from, value);
    }
  }

  function isGroup(value) {
    const [, place, role] = /staffGroups\.of(\w*)\('([a-z-]+)'/.exec(value) ?? [];
    return role === undefined || vocabulary.roles[role] === (place.toUpperCase() || 'NONE');
  }

  // ---- expressions: variables, literals, operators, listed methods and functions

  const token =
    /\s*(?:(\d+(?:\.\d+)?)|('[^'\\]*'|"[^"\\]*")|([A-Za-z_\p{Script=Arabic}][\w\p{Script=Arabic}]*)|(==|!=|<=|>=|&&|\|\||[<>!+\-*/%?:(),.]))/uy;
  const words = new Set(['and', 'or', 'not', 'eq', 'ne', 'lt', 'gt', 'le', 'ge', 'empty', 'div', 'mod']);

  function allowed(text) {
    const bodies = text.match(/[$#]\{(?:[^{}'"]|'[^']*'|"[^"]*")*\}/g) ?? [];
    const rest = bodies.reduce((left, body) => left.replace(body, ''), text);
    return bodies.length > 0 && !/[$#]\{/.test(rest) && bodies.every((body) => allowedBody(body.slice(2, -1)));
  }

  function allowedBody(body) {
    const found = [];
    token.lastIndex = 0;
    while (token.lastIndex < body.trimEnd().length) {
      const [, number, string, name, sign] = token.exec(body) ?? [null, null, null, null, null];
      if ((number ?? '').length > 6) {
        return false;
      }
      if (number === null && string === null && name === null && sign === null) {
        return false;
      }
      found.push({ literal: number ?? string, name, sign });
    }
    return found.every((part, place) => {
      if (part.sign === '.') {
        return allowedRead(found, place);
      }
      const isCall =
        part.name && found[place + 1]?.sign === '(' && found[place - 1]?.sign !== '.' && !words.has(part.name);
      return !isCall || (vocabulary.functions.includes(part.name) && found[place + 2]?.sign === ')');
    });
  }

  function allowedRead(found, place) {
    const base = found[place - 1]?.name;
    const name = found[place + 1]?.name;
    if (!base || !name || found[place - 2]?.sign === '.') {
      return false;
    }
    return found[place + 2]?.sign === '('
      ? (vocabulary.methods[base]?.[name] ?? []).includes(argumentsAt(found, place + 2))
      : (vocabulary.properties[base] ?? []).includes(name);
  }

  function argumentsAt(found, open) {
    let depth = 0;
    let commas = 0;
    for (let place = open; place < found.length; place++) {
      depth += found[place].sign === '(' ? 1 : found[place].sign === ')' ? -1 : 0;
      commas += depth === 1 && found[place].sign === ',' ? 1 : 0;
      if (depth === 0) {
        return place === open + 1 ? 0 : commas + 1;
      }
    }
    return -1;
  }

  // ---- the relations between elements

  function structure(definitions, fault) {
    const processes = children(definitions, 'bpmn:process');
    if (processes.length !== 1) {
      fault('one-process', definitions, `process × ${processes.length}`);
      return;
    }
    const [process] = processes;
    const nodes = all(process);
    checkMessages(definitions, domain(get(process, 'id')), fault);
    checkStart(process, fault);
    checkFlows(nodes, fault);
    checkDeadlines(nodes, fault);
    checkLawFacts(nodes, fault);
    checkStepUp(process, nodes, fault);
    checkDelegates(process, nodes, fault);
    nodes.forEach((from) => {
      checkId(from, fault);
      checkDocumented(from, fault);
      checkProperties(from, fault);
      checkSavePoint(from, fault);
      if (from.name === 'bpmn:callActivity') {
        checkCall(from, fault);
      } else if (from.name === 'bpmn:businessRuleTask') {
        checkDecision(process, from, fault);
      } else if (from.name === 'bpmn:intermediateThrowEvent') {
        checkInforming(from, fault);
      } else if (
        from.name === 'bpmn:startEvent' &&
        says(from, 'camunda:formRef') &&
        !says(from, 'camunda:formRefBinding')
      ) {
        fault('binding', from, 'formRefBinding');
      }
    });
  }

  const isTrue = (from, name) => property(from, name) === 'true';

  function checkId(from, fault) {
    const id = get(from, 'id');
    const prefix = book.ids[from.name];
    const fits =
      from.name === 'bpmn:process'
        ? /^[a-z]+(-[a-z]+)+$/.test(id)
        : prefix === undefined || !id || (id.startsWith(prefix) && /^([A-Z][a-z]+)+$/.test(id.slice(prefix.length)));
    if (!fits) {
      fault('id', from, id);
    }
  }

  function checkMessages(definitions, ours, fault) {
    for (const message of children(definitions, 'bpmn:message')) {
      const name = get(message, 'name');
      const what = name.slice(name.indexOf('.') + 1);
      const fits =
        book.sharedMessages.includes(name) ||
        (domain(name.replace('.', '-')) === ours && /^[a-z]+\.[a-z]+([A-Z][a-z]+)+$/.test(name));
      if (!fits || get(message, 'id') !== `Message_${what.charAt(0).toUpperCase()}${what.slice(1)}`) {
        fault('message', message, name);
      }
    }
  }

  function checkStart(process, fault) {
    const byForm = isTrue(process, 'opensCase') || isTrue(process, 'startedByStaff');
    if (isTrue(process, 'opensCase') && isTrue(process, 'startedByStaff')) {
      fault('start', process, 'opensCase, startedByStaff');
    }
    if ((get(process, 'camunda:isStartableInTasklist') === 'false') === byForm) {
      fault('start', process, 'isStartableInTasklist');
    }
    const starts = children(process, 'bpmn:startEvent');
    if (starts.length !== 1) {
      fault('start', process, `startEvent × ${starts.length}`);
    } else if (!says(starts[0], 'camunda:formKey') && says(starts[0], 'camunda:formRef') !== byForm) {
      fault('start', starts[0], 'formRef');
    }
  }

  function checkFlows(nodes, fault) {
    const flows = nodes.filter((from) => from.name === 'bpmn:sequenceFlow');
    const hasCondition = (flow) => children(flow, 'bpmn:conditionExpression').length > 0;
    for (const gateway of nodes.filter((from) => from.name.endsWith('Gateway') && !book.refusedElements[from.name])) {
      const outgoing = flows.filter((flow) => get(flow, 'sourceRef') === get(gateway, 'id'));
      if (gateway.name !== 'bpmn:exclusiveGateway' || outgoing.length < 2) {
        if (says(gateway, 'name')) {
          fault('question', gateway, get(gateway, 'name'));
        }
        if (says(gateway, 'default')) {
          fault('default-flow', gateway, get(gateway, 'default'));
        }
        continue;
      }
      const isChoice = outgoing.length > 2;
      const question = isChoice ? book.choices.name : book.questions.name;
      if (!new RegExp(`^${question}$`).test(get(gateway, 'name'))) {
        fault('question', gateway, get(gateway, 'name'));
      }
      const usual = outgoing.find((flow) => get(flow, 'id') === get(gateway, 'default'));
      if (!usual) {
        fault('default-flow', gateway, get(gateway, 'name'));
        continue;
      }
      if (isChoice) {
        checkChoice(outgoing, usual, fault);
        continue;
      }
      for (const flow of outgoing) {
        if (get(flow, 'name') !== (flow === usual ? book.questions.no : book.questions.yes)) {
          fault('question', flow, get(flow, 'name'));
        }
        if (hasCondition(flow) === (flow === usual)) {
          fault('condition', flow, get(flow, 'id'));
        }
      }
    }
    for (const flow of flows) {
      const source = nodes.find((from) => says(from, 'id') && get(from, 'id') === get(flow, 'sourceRef'));
      if (!source || (source.name !== 'bpmn:exclusiveGateway' && !book.refusedElements[source.name])) {
        if (hasCondition(flow)) {
          fault('condition', flow, get(flow, 'id'));
        }
        if (says(flow, 'name')) {
          fault('question', flow, get(flow, 'name'));
        }
      }
    }
  }

  /** Checks a decision with more than two outcomes: named ways, and one variable that all conditions compare. */
  function checkChoice(ways, usual, fault) {
    const names = new Set(['', book.questions.yes, book.questions.no]);
    const compared = new Set();
    const values = new Set();
    const addsAll = (found) => found.filter((value) => values.has(value) || !values.add(value)).length === 0;
    for (const way of ways) {
      if (names.has(get(way, 'name'))) {
        fault('question', way, get(way, 'name'));
      }
      names.add(get(way, 'name'));
      const [said] = children(way, 'bpmn:conditionExpression');
      const condition = said?.text.trim() ?? '';
      const comparison = new RegExp(`^${book.choices.condition}$`).exec(condition);
      if (comparison) {
        compared.add(comparison[1]);
      }
      if (
        (comparison !== null) === (way === usual) ||
        compared.size > 1 ||
        !addsAll(condition.match(/'[A-Z_]+'/g) ?? [])
      ) {
        fault('condition', way, get(way, 'id'));
      }
    }
  }

  /** Checks that each task of people shows its deadline, that nothing else does, and that other boundary events have names. */
  function checkDeadlines(nodes, fault) {
    const tasks = nodes.filter((from) => from.name === 'bpmn:userTask');
    const shown = new Set();
    for (const event of nodes) {
      if (isDeadline(event)) {
        const task = get(event, 'attachedToRef');
        const leads = nodes.some((flow) => get(flow, 'sourceRef') && get(flow, 'sourceRef') === get(event, 'id'));
        if (
          !tasks.some((one) => get(one, 'id') === task) ||
          get(event, 'cancelActivity') !== 'false' ||
          leads ||
          children(event, 'bpmn:extensionElements').length > 0 ||
          shown.has(task)
        ) {
          fault('deadline', event, task);
        }
        shown.add(task);
      } else if (event.name === 'bpmn:boundaryEvent' && !says(event, 'name')) {
        fault('name', event, 'name');
      }
    }
    tasks
      .filter((task) => !shown.has(get(task, 'id')))
      .forEach((task) => {
        fault('deadline', task, get(task, 'name'));
      });
  }

  /** Checks that the listed tasks still demand a fresh authentication of the person who completes them. */
  function checkStepUp(process, nodes, fault) {
    for (const [id, task] of book.stepUp.map((listed) => listed.split('#'))) {
      const node = nodes.find((from) => get(from, 'id') === task);
      if (id === get(process, 'id') && (node?.name !== 'bpmn:userTask' || property(node, 'stepUp') !== 'true')) {
        fault('step-up', node ?? process, task);
      }
    }
  }

  /** Checks that no model writes a variable with the name of a role on which four eyes rest. */
  function checkLawFacts(nodes, fault) {
    const own = nodes.flatMap((from) => ['performer', 'fourEyes', 'returnTo'].map((name) => property(from, name)));
    const facts = new Set([...book.lawFacts, ...own.flatMap((names) => names?.split(',') ?? [])]);
    for (const from of nodes) {
      const written =
        {
          'camunda:inputParameter': 'name',
          'camunda:outputParameter': 'name',
          'camunda:in': 'target',
          'camunda:out': 'target',
          'bpmn:businessRuleTask': 'camunda:resultVariable',
        }[from.name] ?? '';
      const fact = get(from, written);
      if (facts.has(fact)) {
        fault('law-fact', from, fact);
      }
    }
  }

  /** Checks that a service task calls a delegate of its own domain, or one that is listed for all. */
  function checkDelegates(process, nodes, fault) {
    const ours = domain(get(process, 'id'));
    for (const task of nodes.filter((from) => from.name === 'bpmn:serviceTask')) {
      const delegate = get(task, 'camunda:delegateExpression').slice(2, -1);
      const allowed =
        book.sharedDelegates.includes(delegate) || book.lentDelegates.includes(`${get(process, 'id')}#${delegate}`);
      if ((vocabulary.delegates[delegate] ?? ours) !== ours && !allowed) {
        fault('delegate-domain', task, delegate);
      }
    }
  }

  function isDeadline(from) {
    return children(from, 'bpmn:timerEventDefinition')
      .flatMap((timer) => children(timer, 'bpmn:timeDate'))
      .some((moment) => moment.text.trim() === book.deadline);
  }

  function checkDocumented(from, fault) {
    if (
      book.documented.includes(from.name) &&
      children(from, 'bpmn:documentation').every((said) => !said.text.trim())
    ) {
      fault('documentation', from, get(from, 'id'));
    }
  }

  function checkProperties(from, fault) {
    const isProcess = from.name === 'bpmn:process';
    const list = isProcess ? book.processProperties : book.elementProperties;
    for (const said of extensions(from, 'camunda:property')) {
      const name = get(said, 'name');
      const value = get(said, 'value');
      const ofTasks = ['returnTo', 'fourEyes', 'nameWith', 'stepUp', 'shows', 'descriptionEn'].includes(name);
      const misplaced =
        (ofTasks && from.name !== 'bpmn:userTask') ||
        (name === 'performer' && !['bpmn:userTask', 'bpmn:startEvent'].includes(from.name)) ||
        (name === 'notificationEvent' && from.name !== 'bpmn:intermediateThrowEvent');
      if (!list.includes(name.split('.')[0]) || isOfNoDocument(from, name) || !isValue(name, value) || misplaced) {
        fault('property', from, `${name}=${value}`);
      }
    }
    checkMilestone(from, fault);
    if (from.name === 'bpmn:userTask' && property(from, 'shows') === undefined) {
      fault('shows', from, get(from, 'id'));
    }
    if (isNamed(from) && property(from, 'nameEn') === undefined) {
      fault('name-english', from, get(from, 'name'));
    }
  }

  /** Checks whether people read the name of an element, other than the answers to a question, whose English is known. */
  function isNamed(from) {
    const name = get(from, 'name');
    const answers = [book.questions.yes, book.questions.no];
    return from.name === 'bpmn:process' || (kinds.arabic.pattern.test(name) && !answers.includes(name));
  }

  function checkMilestone(from, fault) {
    const takesTime = book.takeTime.includes(from.name);
    if (
      (from.name === 'bpmn:userTask' && property(from, 'milestone') !== undefined) ||
      (!takesTime && property(from, 'underWay') !== undefined)
    ) {
      fault('milestone', from, get(from, 'id'));
    }
    if (property(from, 'reaches') !== undefined && property(from, 'milestone') === undefined) {
      fault('milestone', from, get(from, 'id'));
    }
    const inOneLanguage = (name) =>
      (property(from, name) === undefined) !== (property(from, `${name}En`) === undefined);
    if (inOneLanguage('milestone') || inOneLanguage('underWay')) {
      fault('milestone-english', from, get(from, 'id'));
    }
  }

  /** Checks whether a property of a document names none that the service needs. */
  function isOfNoDocument(from, name) {
    const [base, document] = name.split('.');
    const ofDocument = book.ofDocuments.includes(base);
    const needed = (property(from, 'neededDocuments') ?? '').split(',');
    return (document !== undefined) !== ofDocument || (ofDocument && !needed.includes(document));
  }

  function isValue(name, value) {
    const among = (list) => value.split(',').every((word) => list.includes(word));
    switch (name.split('.')[0]) {
      case 'nameEn':
        return kinds.english.pattern.test(value) && value.length <= 100;
      case 'descriptionEn':
        return kinds.english.pattern.test(value) && value.length <= 600;
      case 'milestone':
      case 'underWay':
        return kinds.arabic.pattern.test(value) && value.length <= 300;
      case 'milestoneEn':
      case 'underWayEn':
        return kinds.english.pattern.test(value) && value.length <= 300;
      case 'neededDocuments':
        return value === 'NONE' || among(vocabulary.documentKinds);
      case 'coming':
        return new Set(value.split(',')).size === value.split(',').length && among(vocabulary.comingSteps);
      case 'reaches':
        return vocabulary.comingSteps.includes(value);
      case 'aboutAr':
      case 'qualifierAr':
        return kinds.arabic.pattern.test(value) && value.length <= 300;
      case 'aboutEn':
      case 'documentTitleEn':
      case 'qualifierEn':
        return kinds.english.pattern.test(value) && value.length <= 300;
      case 'requiredWhen':
        return /^(false|[a-z][A-Za-z]* !?= ("[A-Z_]+"|true)( (and|or) [a-z][A-Za-z]* !?= ("[A-Z_]+"|true))*)$/.test(
          value,
        );
      case 'caseState':
        return vocabulary.caseStates.includes(value);
      case 'performer':
      case 'returnTo':
      case 'fourEyes':
        return /^[a-z][A-Za-z]*By(,[a-z][A-Za-z]*By)*$/.test(value);
      case 'stepUp':
        return value === 'true';
      case 'shows':
        return value === 'NONE' || among(book.shownParts);
      case 'nameWith':
        return /^[a-z][A-Za-z]*(,[a-z][A-Za-z]*)*$/.test(value);
      case 'notificationEvent':
        return /^[A-Z]+(_[A-Z]+)*$/.test(value);
      case 'supervisors':
        return value in vocabulary.roles;
      case 'sector':
        return vocabulary.departments.includes(value);
      case 'audience':
        return among(['CITIZEN', 'RESIDENT']);
      case 'channels':
        return among(vocabulary.channels);
      default:
        return true;
    }
  }

  function checkSavePoint(from, fault) {
    const saved = get(from, 'camunda:asyncBefore') === 'true' || get(from, 'camunda:asyncAfter') === 'true';
    if (saved && extensions(from, 'camunda:failedJobRetryTimeCycle').length === 0) {
      fault('save-point', from, get(from, 'id'));
    }
  }

  /** Checks that an event that sends a message informs the requester, and of what. */
  function checkInforming(event, fault) {
    const messages = children(event, 'bpmn:messageEventDefinition');
    const about = property(event, 'notificationEvent');
    if ((messages.length === 0) === (about !== undefined) || messages.some((one) => says(one, 'messageRef'))) {
      fault('informing', event, about ?? '');
    }
  }

  function checkCall(call, fault) {
    const mappings = extensions(call, 'camunda:in');
    const targets = mappings.map((mapping) => get(mapping, 'target')).filter((target) => target);
    if (new Set(targets).size !== targets.length) {
      fault('mapping', call, targets.join(', '));
    }
    mappings
      .filter((mapping) => get(mapping, 'source') === get(mapping, 'target'))
      .map((mapping) => get(mapping, 'target'))
      .filter((target) => book.caseFacts.includes(target))
      .forEach((repeated) => fault('mapping', call, repeated));
  }

  function checkDecision(process, task, fault) {
    if (get(task, 'camunda:decisionRef').startsWith('${service}') && get(process, 'id') !== 'services-application') {
      fault('dynamic-reference', task, get(task, 'camunda:decisionRef'));
    }
    const kept = property(task, 'verdict') !== undefined;
    if (kept === says(task, 'camunda:resultVariable') || kept === says(task, 'camunda:mapDecisionResult')) {
      fault('decision-result', task, get(task, 'camunda:resultVariable'));
    }
  }

  // ---- for bpmnlint: one check of a model serves all rules

  const looks = new WeakMap();

  function faultsOf(definitions) {
    const found = new Map();
    const fault = (rule, from, what) => {
      const place = named(from);
      const key = `${rule} ${get(place, 'id')}`;
      if (!found.has(key)) {
        found.set(key, { rule, element: get(place, 'id'), what });
      }
    };
    fault.count = () => found.size;
    const root = tree(definitions, 'bpmn:definitions');
    parts(root, fault);
    structure(root, fault);
    return [...found.values()];
  }

  function rule({ id, ar, en }) {
    return () => ({
      check(element, reporter) {
        if (element.$type !== 'bpmn:Definitions') {
          return;
        }
        // A model changes while it is drawn; in one run the linter calls all rules in turn.
        if (!looks.has(element) || id === alone[0].id) {
          looks.set(element, faultsOf(element));
        }
        looks
          .get(element)
          .filter((fault) => fault.rule === id)
          .forEach((fault) => {
            reporter.report(fault.element, `${ar} · ${en}`.replaceAll('{0}', fault.what));
          });
      },
    });
  }

  const rules = Object.fromEntries(alone.map((one) => [one.id, rule(one)]));
  return {
    config: { rules: Object.fromEntries(alone.map((one) => [`wusul/${one.id}`, 'error'])) },
    resolver: {
      resolveRule(pkg, name) {
        if (pkg !== PACKAGE || !rules[name]) {
          throw new Error(`unknown rule <${pkg}/${name}>`);
        }
        return rules[name];
      },
      resolveConfig(pkg, name) {
        throw new Error(`unknown config <${pkg}/${name}>`);
      },
    },
  };
}

if (typeof module !== 'undefined') {
  module.exports = wusulRules;
}
