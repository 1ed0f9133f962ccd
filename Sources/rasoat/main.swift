import Commands

Memory.keepFreed()
RasoatCommand.main()
