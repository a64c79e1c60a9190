// Keeps out of the comparison what VERSIONING.md says is not API: how the records that responses are read into, the events of calls,
// and exceptions are constructed.
for (type in jApiClasses) {
    def name = type.fullyQualifiedName
    def made = name.tokenize('.$').last().startsWith('Fake') || name.contains('.CallEvent$') ||
            type.methods.any { it.name == 'extraFields' }
    def record = type.superclass.oldSuperclassName.orElse(null) == 'java.lang.Record' ||
            type.superclass.newSuperclassName.orElse(null) == 'java.lang.Record'
    if (name.endsWith('Exception') || (made && record)) {
        type.constructors.clear()
    }
}
return jApiClasses
