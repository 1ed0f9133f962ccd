import Commands

Memory.keepFreed()
RasoatCommand.begin()
RasoatCommand.main()
